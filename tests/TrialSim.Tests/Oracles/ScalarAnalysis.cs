using TrialSim.Analyses;
using TrialSim.Numerics.Distributions;
using TrialSim.Outcomes;
using TrialSim.Scenarios;
using TrialSim.Statistics;
using TrialSim.Trials;

namespace TrialSim.Tests.Oracles;

/// <summary>Every analysis in plain scalar code on a list of patients: the twin of TrialEndpoints and the prepared analyses.</summary>
internal sealed class ScalarAnalysis(Scenario scenario, Patient[] patients, int strata)
{
    private readonly int lastVisit = scenario.Outcome.Visits.Count;

    /// <summary>What an analysis finds.</summary>
    public ScalarFinding Analyse(Analysis analysis) => analysis switch
    {
        Ancova own => Linear(own, own.Subgroup, own.Endpoint, p => [.. own.Covariates.SelectMany(c => Columns(c, p)), Yes(p.Treated)]),
        CrpInteraction own => Linear(own, Subgroup.All, own.Endpoint, p =>
            [.. own.Covariates.SelectMany(c => Columns(c, p)), Marker(own.Marker, p), Yes(p.Treated), Yes(p.Treated) * Marker(own.Marker, p)]),
        SubgroupT own => TwoArms(own),
        ResponseTest own => Responders(own),
        CmhTest own => Stratified(own),
        LogRank own => Times(own),
        Cox own => Hazards(own),
        _ => throw new NotSupportedException($"no twin of {analysis}"),
    };

    /// <summary>Members of a subgroup.</summary>
    public IEnumerable<Patient> Members(string subgroup)
    {
        var definition = scenario.Subgroups.FirstOrDefault(s => s.Name == subgroup);
        return patients.Where(p =>
            (definition?.CrpAbove is not { } above || p.BaselineLogCrp > Math.Log(above.Value))
            && (definition?.CrpAtMost is not { } atMost || p.BaselineLogCrp <= Math.Log(atMost.Value)));
    }

    /// <summary>Response at a visit, seen or not.</summary>
    public bool Responds(Patient p, int visit) => IsResponse(p, p.Score(visit));

    /// <summary>Whether a patient meets a yes-or-no endpoint; unseen visits do not count.</summary>
    public bool Meets(ResponseEndpoint endpoint, Patient p) => endpoint.Name switch
    {
        "response-any-visit" => Enumerable.Range(1, p.VisitsSeen).Any(v => Responds(p, v)),
        "remission-any-visit" => Enumerable.Range(1, p.VisitsSeen).Any(v => p.Score(v) <= scenario.Outcome.RemissionAtMost.Value),
        "response-final-visit" => p.VisitsSeen == lastVisit && Responds(p, lastVisit),
        _ => throw new NotSupportedException($"no twin of {endpoint}"),
    };

    private static double Yes(bool yes) => yes ? 1 : 0;

    private bool IsResponse(Patient p, double score) => score <= (1 - scenario.Outcome.ResponseFall.Value) * p.Baseline;

    private IEnumerable<Patient> Analysed(string subgroup, MissingRule missing) =>
        Members(subgroup).Where(p => missing == MissingRule.LastObservationCarriedForward || p.VisitsSeen == lastVisit);

    private double[] Columns(Covariate covariate, Patient p) => covariate switch
    {
        _ when covariate == Covariate.Baseline => [p.Baseline],
        _ when covariate == Covariate.LogCrp => [p.BaselineLogCrp],
        _ when covariate == Covariate.Sex => [Yes(p.Female)],
        _ => [.. Enumerable.Range(1, strata - 1).Select(s => Yes(p.Stratum == s))],
    };

    private double Marker(MarkerCoding coding, Patient p) => coding switch
    {
        LogCoding => p.BaselineLogCrp,
        AboveCoding own => Yes(p.BaselineLogCrp > Math.Log(own.Cut.Value)),
        SampleQuantileCoding own => own.Groups * patients.Count(other => other.BaselineLogCrp < p.BaselineLogCrp) / patients.Length,
        _ => throw new NotSupportedException($"no twin of {coding}"),
    };

    // Modified Gram-Schmidt, twice for the digits: the last column's part that is its own gives coefficient and variance.
    private ScalarFinding Linear(Analysis analysis, string subgroup, ContinuousEndpoint endpoint, Func<Patient, double[]> columns)
    {
        Patient[] analysed = [.. Analysed(subgroup, analysis.Missing)];
        double[][] design = [.. analysed.Select(p => (double[])[1, .. columns(p)])];
        double[] y = [.. analysed.Select(p => p.LastSeenScore() - (endpoint == ContinuousEndpoint.Change ? p.Baseline : 0))];
        var basis = new List<double[]>();
        bool isOwn = false;
        double[] last = [];
        for (int j = 0; j < (design.Length == 0 ? 0 : design[0].Length); j++)
        {
            double[] column = [.. design.Select(row => row[j])];
            last = Without(basis, Without(basis, column));
            isOwn = Dot(last, last) > 1e-10 * Dot(column, column);
            if (isOwn)
            {
                basis.Add(last);
            }
        }

        double df = analysed.Length - basis.Count;
        double[] residual = Without(basis, Without(basis, y));
        if (!isOwn || df < 1 || Dot(residual, residual) <= 1e-13 * Dot(y, y))
        {
            return ScalarFinding.None;
        }

        double variance = Dot(residual, residual) / df / Dot(last, last);
        return Student(analysis, Dot(last, y) / Dot(last, last), variance, df);
    }

    private ScalarFinding TwoArms(SubgroupT analysis)
    {
        double[] Changes(bool treated) =>
            [.. Analysed(analysis.Subgroup, analysis.Missing).Where(p => p.Treated == treated).Select(p => p.LastSeenScore() - p.Baseline)];
        double[] one = Changes(true);
        double[] zero = Changes(false);
        int least = analysis is WelchT ? 2 : 1;
        if (one.Length < least || zero.Length < least || one.Length + zero.Length < 3)
        {
            return ScalarFinding.None;
        }

        double s1 = one.Sum(x => Math.Pow(x - one.Average(), 2));
        double s0 = zero.Sum(x => Math.Pow(x - zero.Average(), 2));
        if (s1 + s0 < 1e-20)
        {
            return ScalarFinding.None;
        }

        double n1 = one.Length;
        double n0 = zero.Length;
        double difference = one.Average() - zero.Average();
        if (analysis is PooledT)
        {
            return Student(analysis, difference, (s1 + s0) / (n1 + n0 - 2) * ((1 / n1) + (1 / n0)), n1 + n0 - 2);
        }

        double v1 = s1 / (n1 - 1) / n1;
        double v0 = s0 / (n0 - 1) / n0;
        return Student(analysis, difference, v1 + v0, (v1 + v0) * (v1 + v0) / ((v1 * v1 / (n1 - 1)) + (v0 * v0 / (n0 - 1))));
    }

    private ScalarFinding Responders(ResponseTest analysis)
    {
        bool atFinal = analysis.Endpoint == ResponseEndpoint.ResponseFinalVisit;
        Patient[] counted = [.. atFinal ? Analysed(analysis.Subgroup, analysis.Missing) : Members(analysis.Subgroup)];
        int Count(bool treated, bool onlyResponders) => counted.Count(p =>
            p.Treated == treated && (!onlyResponders || (atFinal ? IsResponse(p, p.LastSeenScore()) : Meets(analysis.Endpoint, p))));
        var (r1, n1, r0, n0) = (Count(true, true), Count(true, false), Count(false, true), Count(false, false));
        bool isFisher = analysis is FisherTest;
        if (n1 == 0 || n0 == 0 || (!isFisher && (r1 + r0 == 0 || r1 + r0 == n1 + n0)))
        {
            return ScalarFinding.None;
        }

        double p1 = (double)r1 / n1;
        double p0 = (double)r0 / n0;
        double p = isFisher ? ScalarTables.Fisher(r1, n1, r0, n0, analysis.Alternative)
            : Tail(ScalarTables.Root(r1, n1, r0, n0, analysis is YatesTest), double.PositiveInfinity, analysis.Alternative);
        return new(true, p1 - p0, (p1 * (1 - p1) / n1) + (p0 * (1 - p0) / n0), double.PositiveInfinity, p);
    }

    private ScalarFinding Stratified(CmhTest analysis)
    {
        bool atFinal = analysis.Endpoint == ResponseEndpoint.ResponseFinalVisit;
        bool Responded(Patient p) => atFinal ? IsResponse(p, p.LastSeenScore()) : Meets(analysis.Endpoint, p);
        var tables = (atFinal ? Analysed(analysis.Subgroup, analysis.Missing) : Members(analysis.Subgroup))
            .GroupBy(p => ScalarStrata.Of(analysis.Strata, p))
            .Select(s => ((double)s.Count(p => p.Treated && Responded(p)), (double)s.Count(p => p.Treated), (double)s.Count(p => !p.Treated && Responded(p)), (double)s.Count(p => !p.Treated)));
        return ScalarTables.MantelHaenszel(tables, analysis.Continuity == CmhContinuity.Half) is { } found
            ? new(true, found.Difference, found.Variance, double.PositiveInfinity, Tail(found.Root, double.PositiveInfinity, analysis.Alternative))
            : ScalarFinding.None;
    }

    private ScalarFinding Times(LogRank analysis)
    {
        var (excess, variance) = ScalarTimes.LogRank(TimesOf(analysis, p => [Yes(p.Treated)]));
        return variance > 0
            ? new(true, excess / variance, 1 / variance, double.PositiveInfinity, Tail(excess / Math.Sqrt(variance), double.PositiveInfinity, analysis.Alternative))
            : ScalarFinding.None;
    }

    private ScalarFinding Hazards(Cox analysis)
    {
        double[] Row(Patient p) =>
        [
            .. analysis.Covariates.SelectMany(c => Columns(c, p)),
            .. analysis.Marker is { } coding ? [Marker(coding, p), Yes(p.Treated), Yes(p.Treated) * Marker(coding, p)] : (double[])[Yes(p.Treated)],
        ];
        var cox = new ScalarCox(TimesOf(analysis, Row), analysis.Ties == EventTies.Efron);
        int columns = patients.Length == 0 ? 0 : Row(patients[0]).Length;
        if (cox.Fit(columns) is not { } fit)
        {
            return ScalarFinding.None;
        }

        double estimate = fit.Coefficients[^1];
        double variance = fit.Covariance[fit.Kept.Length - 1, fit.Kept.Length - 1];
        double? z = analysis.Test == HazardTest.Score ? cox.ScoreDeviate(fit.Kept) : estimate / Math.Sqrt(variance);
        return z is null ? ScalarFinding.None : new(true, estimate, variance, double.PositiveInfinity, Tail(z.Value, double.PositiveInfinity, analysis.Alternative));
    }

    private List<ScalarTime> TimesOf(TimeToEventTest analysis, Func<Patient, double[]> columns)
    {
        double[] weeks = [.. scenario.Outcome.Visits.Select(v => v.Value)];
        return
        [
            .. Members(analysis.Subgroup).Select(p =>
            {
                var (week, happened) = ScalarTimes.Of(
                    p, weeks, v => analysis.IsResponse() ? Responds(p, v) : p.Score(v) <= scenario.Outcome.RemissionAtMost.Value);
                return new ScalarTime(week, happened, ScalarStrata.Of(analysis.Strata, p), columns(p));
            }),
        ];
    }

    private static ScalarFinding Student(Analysis analysis, double estimate, double variance, double df) =>
        new(true, estimate, variance, df, Tail(estimate / Math.Sqrt(variance), df, analysis.Alternative));

    private static double Tail(double t, double df, Alternative alternative)
    {
        double two = StudentT.TwoSidedTail(t, df);
        return alternative == Alternative.TwoSided ? two : (t > 0) == (alternative == Alternative.Greater) ? two / 2 : 1 - (two / 2);
    }

    private static double[] Without(List<double[]> basis, double[] column)
    {
        double[] rest = [.. column];
        foreach (double[] known in basis)
        {
            double coefficient = Dot(known, rest) / Dot(known, known);
            for (int i = 0; i < rest.Length; i++)
            {
                rest[i] -= coefficient * known[i];
            }
        }

        return rest;
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();
}
