using TrialSim.Simulation;
using TrialSim.Tests.Property;

namespace TrialSim.Tests.Statistical;

/// <summary>raison-2013 with six biomarkers in place of one keeps every band, and every bit.</summary>
public sealed class RaisonPanelAcceptance : RaisonAcceptance
{
    /// <inheritdoc/>
    protected override string File => "raison-2013-panel.json";

    /// <summary>The further biomarkers take part in nothing, and no draw of CRP depends on them: all sums of all results are the same.</summary>
    [Fact]
    public void The_panel_changes_no_result()
    {
        string[] files = ["raison-2013.json", File];
        string[] digests = [.. files.Select(file => Simulator.Run(ShippedScenarios.Read(file), new(1, 2_000, 2), Truth(file), null, CancellationToken.None).Digest)];
        Assert.Equal(digests[0], digests[1]);
    }

    private static TrueValues Truth(string file) => CounterfactualRun.Compute(ShippedScenarios.Read(file), 2, CancellationToken.None);
}
