using System.Globalization;
using System.Text;
using TrialSim.Cli.Reports;
using TrialSim.Cli.Terminal;
using TrialSim.Precision;

namespace TrialSim.Cli.Precision;

/// <summary>What shares need without a scenario: the textbook's table.</summary>
internal static class SharePage
{
    private const double Z = 1.959963984540054;

    /// <summary>The page as text in UTF-8.</summary>
    public static byte[] Write(IReadOnlyList<ShareNeed> shares, bool isForTrials, IReadOnlyList<string> written)
    {
        var culture = CultureInfo.InvariantCulture;
        var page = new Page();
        page.Title("What a share of simulated trials needs");
        page.Entry("Formula", "a share p (power, type I error, coverage) of n trials has the Monte Carlo standard error sqrt(p (1 - p) / n); a 95% interval is 1.96 of them to either side. "
            + "With a scenario, trialsim plan asks a pilot for every figure.");
        page.Table(new(
            isForTrials ? "Errors after these trials" : "Trials needed",
            ["share", "trials", "error", "95% interval"],
            [
                .. shares.Select(s => (string[])
                [
                    Digits.Plain(s.Share),
                    s.Replicates.ToString("N0", culture),
                    s.Mcse.ToString("G3", culture),
                    $"± {(Z * s.Mcse).ToString("G3", culture)}",
                ]),
            ]));
        page.Points("Written", written);
        return Encoding.UTF8.GetBytes(page.ToString());
    }
}
