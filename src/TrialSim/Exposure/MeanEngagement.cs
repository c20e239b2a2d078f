using TrialSim.Quantities;

namespace TrialSim.Exposure;

/// <summary>The mean engagement over the weeks before the visit, or since randomization where that is shorter.</summary>
/// <remarks>
/// By Gauss-Legendre quadrature with eight fixed nodes on each piece between the starts and ends of infusions and the appearance of antibodies,
/// so that no kink lies within a piece, and of four weeks at most; in the root of the time since the piece began, as engagement changes fastest there. Against adaptive
/// integration the error is below 0.0002.
/// </remarks>
public sealed record MeanEngagement : EngagementTiming
{
    private const double LongestPiece = 28; // days: long after an infusion, engagement falls along a logistic curve

    // nodes and weights on -1 to 1: roots of the eighth Legendre polynomial
    private static readonly double[] Places =
    [
        -0.960289856497536, -0.796666477413627, -0.525532409916329, -0.183434642495650, 0.183434642495650, 0.525532409916329, 0.796666477413627, 0.960289856497536,
    ];

    private static readonly double[] Shares =
    [
        0.101228536290376, 0.222381034453374, 0.313706645877887, 0.362683783378362, 0.362683783378362, 0.313706645877887, 0.222381034453374, 0.101228536290376,
    ];

    /// <summary>How far back the mean reaches, weeks.</summary>
    public required Weeks Over { get; init; }

    /// <inheritdoc/>
    internal override IEnumerable<ExposureNode> Nodes(int visit, double day, DosingSchedule schedule, double? antibodiesDay)
    {
        double from = Math.Max(0, day - (7 * Over.Value));
        double[] starts = [.. schedule.Weeks.Select(w => 7 * w.Value)];
        double length = schedule.InfusionHours.Value / 24;
        IEnumerable<double> kinks = [.. starts, .. starts.Select(s => s + length), antibodiesDay ?? from];
        double[] cuts = [.. Divide([from, .. kinks.Where(cut => cut > from && cut < day).Distinct().Order(), day])];
        for (int piece = 1; piece < cuts.Length; piece++)
        {
            double whole = cuts[piece] - cuts[piece - 1];
            for (int k = 0; k < Places.Length; k++)
            {
                double root = (1 + Places[k]) / 2; // of the share of the piece that has passed
                yield return new(cuts[piece - 1] + (whole * root * root), visit, whole * root * Shares[k] / (day - from), IsVisit: false);
            }
        }

        yield return new(day, visit, 0);
    }

    private static IEnumerable<double> Divide(double[] cuts)
    {
        yield return cuts[0];
        for (int piece = 1; piece < cuts.Length; piece++)
        {
            int parts = Math.Max(1, (int)Math.Ceiling((cuts[piece] - cuts[piece - 1]) / LongestPiece));
            for (int part = 1; part < parts; part++)
            {
                yield return cuts[piece - 1] + ((cuts[piece] - cuts[piece - 1]) * part / parts);
            }

            yield return cuts[piece];
        }
    }

    /// <inheritdoc/>
    public override string Describe() => $"as the mean over the {Over.Value:0.####} weeks before the visit";
}
