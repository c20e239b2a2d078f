using TrialSim.Trials;

namespace TrialSim.Designs;

/// <summary>Everybody is enrolled, treated in one of two arms, followed to the end, and analysed once.</summary>
public sealed record FixedParallel : TrialDesign
{
    /// <inheritdoc/>
    public override string Describe(Arms arms) =>
        $"a parallel-group trial of {arms.Treatment} against {arms.Control} in {Patients.Value} patients, analysed once at its end";

    /// <inheritdoc/>
    internal override void Conduct(TrialRun run)
    {
        run.Enrol();
        run.Allocate();
        run.Observe();
        run.Analyse();
        run.Decide();
        run.Announce();
    }
}
