using TrialSim.Analyses;
using TrialSim.Outcomes;

namespace TrialSim.Tests.Oracles;

/// <summary>Analyses of times to an event in plain scalar code.</summary>
internal static class ScalarTimes
{
    /// <summary>A patient's time, as the definition has it.</summary>
    public static (double Week, bool Happened) Of(Patient p, IReadOnlyList<double> weeks, Func<int, bool> hasEvent)
    {
        for (int visit = 1; visit <= p.VisitsSeen; visit++)
        {
            if (hasEvent(visit))
            {
                return (weeks[visit - 1], true);
            }
        }

        return (p.VisitsSeen == 0 ? 0 : weeks[p.VisitsSeen - 1], false);
    }

    /// <summary>Observed minus expected events of the treatment arm and their variance: the log-rank test. The last column is the arm.</summary>
    public static (double Excess, double Variance) LogRank(IReadOnlyList<ScalarTime> patients)
    {
        double excess = 0;
        double variance = 0;
        foreach (var tied in patients.Where(p => p.Happened).GroupBy(p => (p.Week, p.Stratum)))
        {
            ScalarTime[] atRisk = [.. patients.Where(p => p.Stratum == tied.Key.Stratum && p.Week >= tied.Key.Week)];
            double n = atRisk.Length;
            double n1 = atRisk.Count(p => p.Columns[^1] == 1);
            double d = tied.Count();
            excess += tied.Count(p => p.Columns[^1] == 1) - (d * n1 / n);
            variance += n > 1 ? d * (n1 / n) * (1 - (n1 / n)) * (n - d) / (n - 1) : 0;
        }

        return (excess, variance);
    }

    /// <summary>Whether the event is a response.</summary>
    public static bool IsResponse(this TimeToEventTest analysis) => analysis.Endpoint == TimedEndpoint.FirstResponse;
}
