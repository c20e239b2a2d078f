using TrialSim.Claims;

namespace TrialSim.Tests.Statistical.Rules;

/// <summary>A truth in which some hypothesis holds: the benefit in the subgroup and outside, in units that the test chooses.</summary>
/// <param name="Name">In words.</param>
/// <param name="High">Benefit in the subgroup.</param>
/// <param name="Low">Benefit outside.</param>
internal sealed record NullConfiguration(string Name, double High, double Low)
{
    /// <summary>Rise of the score, in both arms, per unit of the marker.</summary>
    public double Prognosis { get; init; }

    /// <summary>Configurations at the edges of the hypotheses, for a subgroup with this share of the patients.</summary>
    public static IReadOnlyList<NullConfiguration> For(double share) =>
    [
        new("no effect anywhere", 0, 0),
        .. Sizes.SelectMany(size => new NullConfiguration[]
        {
            new("harm outside balances benefit in the subgroup", size, -size * share / (1 - share)),
            new("effect outside only", 0, size),
            new("harm outside only", 0, -size),
            new("effect in the subgroup only", size, 0),
            new("same effect everywhere", size, size),
        }.Select(c => c with { Name = $"{c.Name}, {Word(size)}" })),
    ];

    /// <summary>Whether a claim in favour of the treatment is false.</summary>
    public bool IsFalse(ClaimSlot slot, double share) => !(Benefit(slot, share) > Rounding);

    /// <summary>Whether the opposite claim is false.</summary>
    public bool IsOppositeFalse(ClaimSlot slot, double share) => !(Benefit(slot, share) < -Rounding);

    private const double Rounding = 1e-12;

    private static IReadOnlyList<double> Sizes => [0.25, 0.5, 1];

    private static string Word(double size) => size switch { < 0.5 => "small", < 1 => "moderate", _ => "large" };

    private double Benefit(ClaimSlot slot, double share)
    {
        double inside = slot.Name.EndsWith("low", StringComparison.Ordinal) ? Low : High;
        return slot.Kind switch
        {
            ClaimKind.OverallEffect => (share * High) + ((1 - share) * Low),
            ClaimKind.SubgroupEffect => inside,
            _ => High - Low,
        };
    }
}
