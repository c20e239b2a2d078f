using TrialSim.Numerics;

namespace TrialSim.Analyses;

/// <summary>The test of the difference between arms at one visit of a mixed model for repeated measures.</summary>
internal sealed class MmrmTest : PreparedAnalysis
{
    private readonly MmrmModel model;
    private readonly MmrmInference inference;
    private readonly TestLevel level;
    private readonly int visit;

    /// <summary>Binds the test to the fit that it shares with others.</summary>
    public MmrmTest(Mmrm analysis, TrialEndpoints endpoints)
    {
        model = endpoints.Model(MmrmSpecification.Of(analysis, endpoints));
        inference = analysis.DegreesOfFreedom;
        level = new(analysis);
        visit = endpoints.Trial.Visits;
        for (int v = 0; v < endpoints.Weeks.Count; v++)
        {
            visit = endpoints.Weeks[v] == analysis.Visit?.Value ? v + 1 : visit;
        }
    }

    /// <inheritdoc/>
    public override ArmSizes Sizes => model.Sizes;

    /// <inheritdoc/>
    public override void Analyse(Finding finding)
    {
        finding.FromStudent(model.ArmAt(visit, inference), level);
        MmrmCounts.Mark(model, finding);
    }
}
