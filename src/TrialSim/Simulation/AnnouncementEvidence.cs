using TrialSim.Claims;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Scenarios;

namespace TrialSim.Simulation;

/// <summary>A claim rule announced something, of whatever it may announce.</summary>
/// <param name="Name">The rule.</param>
/// <param name="Direction">In favour of the treatment, the opposite, or either.</param>
public sealed record AnnouncementEvidence(string Name, ObservedDirection Direction) : Evidence
{
    /// <inheritdoc/>
    public override Evidence? Mirrored => Direction switch
    {
        ObservedDirection.Favourable => this with { Direction = ObservedDirection.Adverse },
        ObservedDirection.Adverse => this with { Direction = ObservedDirection.Favourable },
        _ => null,
    };

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Rules => [Name];

    /// <inheritdoc/>
    public override string Describe() => $"{Name} announces" + (Direction == ObservedDirection.Adverse ? ", adverse" : string.Empty);

    /// <inheritdoc/>
    internal override Eye In(Scenario scenario) => new Reading(this, scenario.Rules.Select(r => r.Name).ToList().IndexOf(Name));

    private sealed class Reading(AnnouncementEvidence evidence, int number) : Eye
    {
        public override LaneMask Sees(TrialRun run)
        {
            var announcement = run.Announcements[number];
            uint seen = 0;
            for (int slot = 0; slot < announcement.Slots.Length; slot++)
            {
                seen |= (evidence.Direction == ObservedDirection.Adverse ? 0 : announcement.Favourable(slot))
                    | (evidence.Direction == ObservedDirection.Favourable ? 0 : announcement.Adverse(slot));
            }

            return LaneMask.FromBits(seen);
        }
    }
}
