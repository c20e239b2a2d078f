using TrialSim.Numerics;

namespace TrialSim.Claims.Tests;

/// <summary>A rule over pre-specified tests, bound to one worker's trials.</summary>
/// <param name="rule">The rule.</param>
/// <param name="procedure">What turns deviates into claims.</param>
/// <param name="room">The trials.</param>
internal class PreparedTests(TestsRule rule, TestProcedure procedure, RuleRoom room) : PreparedRule
{
    private readonly int[] analyses = [.. rule.Of.Select(room.AnalysisNumber)];
    private readonly double[] signs = rule.Signs(room.Outline);
    private readonly bool eitherWay = rule.Direction == ClaimDirection.Either;
    private readonly bool needsEveryTest = rule.NeedsEveryTest;
    private readonly Lanes[] favourable = new Lanes[rule.Of.Count];
    private readonly Lanes[] against = new Lanes[rule.Of.Count];
    private readonly LaneMask[] inFavour = new LaneMask[rule.Slots(room.Outline).Count];
    private readonly LaneMask[] opposite = new LaneMask[rule.Slots(room.Outline).Count];

    /// <summary>What the tests found, before the rule judges them.</summary>
    private protected virtual void Look()
    {
    }

    /// <inheritdoc/>
    public override void Announce(Announcement announcement)
    {
        var every = LaneMask.All;
        var any = LaneMask.None;
        for (int i = 0; i < analyses.Length; i++)
        {
            var estimable = room.Finding(analyses[i]).Estimable;
            every &= estimable;
            any |= estimable;
            var deviate = room.Favourable(analyses[i]) * signs[i];
            favourable[i] = estimable.Select(deviate, double.NegativeInfinity);
            against[i] = estimable.Select(-deviate, double.NegativeInfinity);
        }

        announcement.Feasible = needsEveryTest ? every : any;
        Look();
        procedure.Judge(favourable, inFavour);
        if (eitherWay)
        {
            procedure.Judge(against, opposite);
        }

        for (int slot = 0; slot < inFavour.Length; slot++)
        {
            announcement.Announce(slot, inFavour[slot], opposite[slot]);
        }
    }
}
