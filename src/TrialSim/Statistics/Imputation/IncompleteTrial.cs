using System.Numerics;

namespace TrialSim.Statistics.Imputation;

/// <summary>
/// One trial with missing responses: for each patient the responses by visit, and the covariates of the repeated measures model in the
/// patient's own arm and as they would be in the reference arm. Refilled without allocation once its buffers have grown.
/// </summary>
/// <param name="visits">Number of visits, at most 64.</param>
/// <param name="covariates">Number of covariates of the repeated measures model.</param>
internal sealed class IncompleteTrial(int visits, int covariates)
{
    private double[] responses = [];
    private double[] own = [];
    private double[] reference = [];
    private double[] ownOffsets = [];
    private double[] referenceOffsets = [];
    private int[] arms = [];
    private ulong[] seen = [];

    /// <summary>Number of visits.</summary>
    public int Visits => visits;

    /// <summary>Number of covariates.</summary>
    public int Covariates => covariates;

    /// <summary>Number of patients.</summary>
    public int Patients { get; private set; }

    /// <summary>The most patients of any trial so far: what depends on their number makes room for so many.</summary>
    public int Capacity => seen.Length;

    /// <summary>Makes room for a trial; everything but the offsets, which become 0, is to be filled.</summary>
    public void Restart(int patients)
    {
        Patients = patients;
        if (seen.Length < patients)
        {
            responses = new double[patients * visits];
            own = new double[patients * covariates];
            reference = new double[patients * covariates];
            ownOffsets = new double[patients * visits];
            referenceOffsets = new double[patients * visits];
            arms = new int[patients];
            seen = new ulong[patients];
        }

        Array.Clear(ownOffsets);
        Array.Clear(referenceOffsets);
    }

    /// <summary>A patient's responses; NaN where missing.</summary>
    public Span<double> Responses(int patient) => responses.AsSpan(patient * visits, visits);

    /// <summary>A patient's covariates.</summary>
    public Span<double> Own(int patient) => own.AsSpan(patient * covariates, covariates);

    /// <summary>The covariates that the patient would have in the reference arm.</summary>
    public Span<double> UnderReference(int patient) => reference.AsSpan(patient * covariates, covariates);

    /// <summary>Part of a patient's means that is known beforehand; the model estimates the rest.</summary>
    public Span<double> OwnOffsets(int patient) => ownOffsets.AsSpan(patient * visits, visits);

    /// <summary>The same under reference.</summary>
    public Span<double> ReferenceOffsets(int patient) => referenceOffsets.AsSpan(patient * visits, visits);

    /// <summary>Number of the patient's arm; 0 is the reference.</summary>
    public ref int Arm(int patient) => ref arms[patient];

    /// <summary>Bit v: the response of visit v was observed; as of <see cref="Complete"/>.</summary>
    public ulong Seen(int patient) => seen[patient];

    /// <summary>The last visit with a response; -1 where there is none.</summary>
    public int LastSeen(int patient) => 63 - BitOperations.LeadingZeroCount(seen[patient]);

    /// <summary>Notes which responses are there; call it when all patients are filled in.</summary>
    public void Complete()
    {
        for (int i = 0; i < Patients; i++)
        {
            seen[i] = 0;
            for (int visit = 0; visit < visits; visit++)
            {
                seen[i] |= double.IsNaN(responses[(i * visits) + visit]) ? 0 : 1UL << visit;
            }
        }
    }
}
