using TrialSim.Cli.Commands;
using TrialSim.Precision;
using TrialSim.Quantities;

namespace TrialSim.Cli.Precision;

/// <summary>Reads what is asked of shares without a scenario.</summary>
internal static class ShareReading
{
    /// <summary>The table.</summary>
    /// <exception cref="RefusedException">More than one error is given, or one of figures.</exception>
    public static IReadOnlyList<ShareNeed> Read(IReadOnlyList<string> texts, long? replicates)
    {
        if (replicates is { } trials)
        {
            return [.. ShareNeed.Usual.Select(share => ShareNeed.After(share, trials))];
        }

        if (texts is not [var text] || text.Contains('='))
        {
            throw new RefusedException(
                $"--mcse: \"{Spelling.Quotable(string.Join(' ', texts))}\": without a scenario there are no figures to name. Name a SCENARIO, or give one number, such as 0.002.");
        }

        double mcse = TargetReading.ReadError(text, text);
        return [.. ShareNeed.Usual.Select(share => ShareNeed.For(share, mcse))];
    }
}
