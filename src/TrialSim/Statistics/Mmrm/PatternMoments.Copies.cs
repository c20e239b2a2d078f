using TrialSim.Numerics;

namespace TrialSim.Statistics.Mmrm;

/// <content>Copies of one trial, from which each lane may then drop patients of its own.</content>
internal sealed unsafe partial class PatternMoments
{
    /// <summary>Forgets all patients and puts those of one trial into every lane; call <see cref="Complete"/> afterwards.</summary>
    /// <param name="other">Sums of the same visits, covariates and groups, complete.</param>
    /// <param name="lane">The trial.</param>
    public void CopyToAllLanes(PatternMoments other, int lane)
    {
        Clear();
        for (int p = 0; p < other.Count; p++)
        {
            if (other.Patients(p)[lane] == 0)
            {
                continue;
            }

            var pattern = known[other[p].Group, other[p].Seen];
            Append(pattern);
            Lanes* target = memory.Start + ((nint)pattern.Place * size);
            Lanes* source = other.Sums(p);
            for (int i = 0; i < size; i++)
            {
                target[i] = source[i][lane];
            }
        }
    }
}
