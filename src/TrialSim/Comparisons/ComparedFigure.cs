using TrialSim.Characteristics;

namespace TrialSim.Comparisons;

/// <summary>A figure of every design, and its differences between them.</summary>
/// <param name="Name">Its name in the document.</param>
/// <param name="Words">What it is, in words.</param>
/// <param name="Better">What is better.</param>
/// <param name="Values">The figure of each design; undefined where a design has none.</param>
/// <param name="Differences">By design and design: the first minus the second, with the error that pairing the trials gives.</param>
public sealed record ComparedFigure(
    string Name, string Words, Preference Better, IReadOnlyList<Estimate> Values, IReadOnlyList<IReadOnlyList<Estimate>> Differences)
{
    /// <summary>Errors by which a difference must exceed 0 to be one.</summary>
    public const double Errors = 2;

    /// <summary>Whether every design has the figure.</summary>
    public bool IsOfAll => Values.All(value => double.IsFinite(value.Value));

    /// <summary>The error that the difference would have, had the two designs been simulated on chance events of their own.</summary>
    public double UnpairedError(int design, int other) =>
        Math.Sqrt((Values[design].Mcse * Values[design].Mcse) + (Values[other].Mcse * Values[other].Mcse));

    /// <summary>1 where a design is better than another by more than two paired errors, -1 where it is worse, 0 where neither can be said.</summary>
    /// <param name="design">The design.</param>
    /// <param name="other">The other.</param>
    /// <param name="acceptable">Rate up to which <see cref="Preference.LowerBeyondAcceptable"/> does not count.</param>
    public int Judge(int design, int other, double acceptable)
    {
        var difference = Differences[design][other];
        bool differs = Math.Abs(difference.Value) > Errors * difference.Mcse; // not where either is undefined
        bool counts = Better != Preference.LowerBeyondAcceptable || Exceeds(design, acceptable) || Exceeds(other, acceptable);
        int sign = Better switch { Preference.None => 0, Preference.Higher => 1, _ => -1 };
        return differs && counts ? sign * Math.Sign(difference.Value) : 0;
    }

    /// <summary>Whether a design's rate exceeds what is acceptable by more than two errors.</summary>
    public bool Exceeds(int design, double acceptable) => Values[design].Value - acceptable > Errors * Values[design].Mcse;
}
