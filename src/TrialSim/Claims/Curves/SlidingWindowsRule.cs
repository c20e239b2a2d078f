using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Statistics.Subgroups;
using TrialSim.Statistics.Subgroups.Curves;
using TrialSim.Trials;

namespace TrialSim.Claims.Curves;

/// <summary>Overlapping windows along a marker (as STEPP), with a permutation test of the largest departure from the effect in everybody.</summary>
/// <remarks>
/// <see cref="SlidingWindows"/>. The p-value is (1 + permutations with a departure at least as large) / (1 + permutations). Where it is at
/// most the level the rule announces an enhanced effect on one side of the marker: where the window that departs most does better than
/// everybody, the patients from its inner edge outwards (above its lower end for a window in the upper half of the patients, else up to its
/// upper end); where it does worse, the patients on the other side of that edge. Source: Bonetti and Gelber (2004), Biostatistics 5:465-481.
/// </remarks>
public sealed record SlidingWindowsRule : ContinuousMarkerRule
{
    private const double TieShare = 1e-9;

    /// <summary>Patients in a window (r2), seen at the final visit or not; a third of the patients with a value of the marker unless given.</summary>
    public int? Window { get; init; }

    /// <summary>Patients that neighbouring windows share (r1); three quarters of a window unless given.</summary>
    public int? Shared { get; init; }

    /// <summary>Number of permutations.</summary>
    public int Permutations { get; init; } = 500;

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, RuleOutline outline)
    {
        base.Check(place, outline);
        PermutationCounts.Check(place.At("permutations"), Permutations, Alpha.Value);
        int patients = (int)outline.Trial.Patients;
        if (!(Size(patients) >= 2 && Size(patients) < patients))
        {
            place.At("window").Breach($"{Size(patients)} patients in a window, of {patients}.", $"Use 2 to {patients - 1}.", outline.Trial.PatientsPath);
        }
        else if (!(Overlap(patients) >= 0 && Overlap(patients) < Size(patients)))
        {
            place.At("shared").Breach($"windows of {Size(patients)} cannot share {Overlap(patients)} patients.", $"Use 0 to {Size(patients) - 1}.", "rules[].window");
        }
    }

    /// <inheritdoc/>
    internal override IReadOnlyList<ClaimSlot> Slots(RuleOutline outline) => [ClaimSlot.Chosen(ClaimKind.EnhancedEffect)];

    /// <inheritdoc/>
    internal override PreparedRule Prepare(RuleRoom room) => new Test(this, room);

    /// <inheritdoc/>
    public override string Describe() =>
        $"announces an enhanced effect on one side of {Marker.Word()} when the effect in overlapping windows departs from that in everybody, {Permutations} permutations, {DescribeLevel()}";

    private WindowShape Shape => new(Window, Shared);

    private int Size(int patients) => Shape.Size(patients);

    private int Overlap(int patients) => Shape.Shared(patients);

    private sealed class Test(SlidingWindowsRule rule, RuleRoom room) : PreparedRule
    {
        private readonly CompleteCases cases = new(room, rule.Marker);
        private readonly SlidingWindows windows = new(room.Trial.Patients, rule.Shape);
        private readonly PatientPermutations permutations = new(room.Trial.Patients);
        private readonly PartialPermutations? ofKnown = room.Endpoints.MayLack(rule.Marker) ? new(room.Trial.Patients) : null;
        private readonly double most = (rule.Alpha.Value * (rule.Permutations + 1) * (1 + TieShare)) - 1;

        public override void Announce(Announcement announcement)
        {
            var trials = rule.Ordered(room, cases);
            windows.Enter(trials);
            var found = windows.Observed(out var statistic, out var difference);
            permutations.Restart();
            ofKnown?.Prepare(windows.Order.Missing, windows.Order.Known);
            announcement.Feasible = windows.Estimable & (statistic > 0.0);
            var reached = Lanes.Zero;
            var threshold = statistic * (1 - TieShare);
            // no further than to where every trial has too many to be significant
            for (int p = 0; p < rule.Permutations && (announcement.Feasible & (reached <= most)).Any; p++)
            {
                reached += (Permuted(p) >= threshold).ToIndicator();
            }

            uint significant = (announcement.Feasible & (reached <= most)).Bits;
            for (int lane = 0; significant != 0; lane++, significant >>= 1)
            {
                if ((significant & 1) != 0)
                {
                    var (cut, above) = windows.Side((int)found[lane], difference[lane] < 0, lane, trials.Marker);
                    announcement.Choose(0, lane, rule.Side(cut, above));
                    announcement.Announce(0, lane, inFavour: true);
                }
            }
        }

        private Lanes Permuted(int number) => ofKnown is null || windows.Order.IsComplete
            ? windows.Largest(permutations.Order(room.Random, number))
            : windows.LargestOfSome(ofKnown.Order(room.Random, number));

        private protected override void Release()
        {
            ofKnown?.Dispose();
            windows.Dispose();
            permutations.Dispose();
        }
    }
}
