using TrialSim.Numerics;

namespace TrialSim.Trials;

/// <content>Candidates who take the place of those who were not eligible.</content>
public sealed partial class TrialBlock
{
    private const int LastEnrolmentColumn = 9;

    /// <summary>Puts another block's patient in a place, in some of the trials: everything that is known at enrolment.</summary>
    internal void Replace(int place, TrialBlock other, int patient, LaneMask where)
    {
        for (int column = 0; column <= LastEnrolmentColumn; column++)
        {
            ref var value = ref columns[column][place];
            value = where.Select(other.columns[column][patient], value);
        }

        int further = assay is null || isAnyAssayed ? assayed.Length : (3 * promised) - 3;
        for (int column = 0; column < further; column++)
        {
            if (!IsPending(column))
            {
                ref var value = ref columns[furtherBiomarkers + column][place];
                value = where.Select(other.Further((column / 3) + 1, (BiomarkerColumn)(column % 3))[patient], value);
            }
        }

        for (int column = 0; column < classColumns; column++)
        {
            ref var value = ref columns[classColumn + column][place];
            value = where.Select(other.columns[other.classColumn + column][patient], value);
        }

        ref var score = ref Baseline[place];
        score = where.Select(other.Baseline[patient], score);
    }
}
