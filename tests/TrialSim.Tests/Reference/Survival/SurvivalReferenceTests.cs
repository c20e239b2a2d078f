using System.Text.Json;
using TrialSim.Statistics.Survival;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Survival;

/// <summary>Survival methods against R on six small trials. Expected numbers: survival.json, made by survival.R.</summary>
public sealed class SurvivalReferenceTests
{
    /// <summary>Sums over some dozens of patients in another order; R's file has 16 digits.</summary>
    private const double Rounding = 1e-12;

    /// <summary>R stops at a relative change of the log likelihood of 1e-13: coefficients are known to its root, in standard errors.</summary>
    private const double Converged = 1e-6;

    private static readonly SurvivalScale[] Scales =
        [SurvivalScale.Log, SurvivalScale.LogLog, SurvivalScale.Plain, SurvivalScale.Logit, SurvivalScale.ArcSine];

    public static TheoryData<int> Trials => [0, 1, 2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(Trials))]
    public void Curves_agree_with_R(int number)
    {
        var trial = new SurvivalTrial(number);
        var expected = trial.Expected("curve");
        var curve = SurvivalCurve.KaplanMeier(trial.Times, trial.Events);
        double[] times = expected.Numbers("times");
        for (int i = 0; i < times.Length; i++)
        {
            var at = curve.At(times[i]);
            Assert.Equal(expected.Numbers("n_risk")[i], at.AtRisk);
            Near.Relative(expected.Numbers("survival")[i], at.Survival, Rounding);
            Near.Relative(expected.Numbers("hazard")[i], at.CumulativeHazard, Rounding);
            Same(expected.GetProperty("se")[i], at.StandardError);
            for (int s = 0; s < Scales.Length; s++)
            {
                var interval = curve.IntervalAt(times[i], 0.9, Scales[s]);
                Same(expected.GetProperty("lower")[s][i], interval?.Lower ?? double.NaN);
                Same(expected.GetProperty("upper")[s][i], interval?.Upper ?? double.NaN);
            }
        }

        for (int s = 0; s < Scales.Length; s++)
        {
            var median = curve.Quantile(0.5, 0.9, Scales[s]);
            var own = expected.GetProperty("median")[s];
            Same(own[0], median.Time ?? double.NaN);
            Same(own[1], median.Lower ?? double.NaN);
            Same(own[2], median.Upper ?? double.NaN);
        }

        Same(expected.GetProperty("quartile")[0], curve.Quantile(0.25, 0.9, SurvivalScale.Log).Time ?? double.NaN);
        var mean = curve.MeanUpTo(expected.Number("horizon"));
        Near.Relative(expected.Number("mean"), mean.Mean, Rounding);
        Near.Relative(expected.Number("mean_se"), mean.StandardError, Rounding);
    }

    [Theory]
    [MemberData(nameof(Trials))]
    public void Log_rank_tests_agree_with_R(int number)
    {
        var trial = new SurvivalTrial(number);
        var test = new LogRankTest(2);
        foreach (var expected in trial.Expected("logrank").EnumerateArray())
        {
            var strata = expected.GetProperty("stratified").GetBoolean() ? trial.Strata : [];
            var result = test.Test(trial.Times, trial.Events, trial.Arms, strata, expected.Number("rho"));
            Near.Relative(expected.Number("chi2"), result.ChiSquare.Value, Rounding, expected);
            Near.Relative(expected.Numbers("observed")[1], test.Observed[1], Rounding, expected);
            Near.Relative(expected.Numbers("expected")[1], test.Expected[1], Rounding, expected);
            Near.Relative(expected.Number("variance"), test.Covariance[3], Rounding, expected);
        }
    }

    [Theory]
    [MemberData(nameof(Trials))]
    public void Cox_models_agree_with_R(int number)
    {
        var trial = new SurvivalTrial(number);
        var fit = new CoxRegression();
        foreach (var expected in trial.Expected("cox").EnumerateArray())
        {
            var ties = Enum.Parse<CoxTies>(expected.GetProperty("ties").GetString()!, ignoreCase: true);
            var outcome = fit.Fit(
                trial.Times, trial.Events, trial.Covariates, 2, expected.GetProperty("stratified").GetBoolean() ? trial.Strata : [], ties);
            bool isMonotone = expected.GetProperty("monotone").GetBoolean();
            Assert.Equal(isMonotone ? CoxOutcome.MonotoneLikelihood : CoxOutcome.Converged, outcome);
            Near.Relative(expected.Numbers("loglik")[0], fit.NullLogLikelihood, Rounding, expected);
            Near.Relative(expected.Number("score"), fit.ScoreTest.Value, Rounding * 100, expected); // R's covariates are not scaled
            Near.Relative(expected.Numbers("loglik")[1], fit.LogLikelihood, isMonotone ? 1e-8 : Rounding, expected);
            if (!isMonotone)
            {
                CheckEstimates(expected, fit, trial);
            }
        }
    }

    private static void CheckEstimates(JsonElement expected, CoxRegression fit, SurvivalTrial trial)
    {
        double[] covariance = expected.GetProperty("robust").GetBoolean()
            ? CoxRobust.Covariance(fit, trial.Clusters)!
            : fit.Covariance.ToArray();
        for (int j = 0; j < 2; j++)
        {
            Near.Absolute(expected.Numbers("coefficients")[j], fit.Coefficients[j], Converged * Math.Sqrt(covariance[3 * j]), expected);
            for (int k = 0; k < 2; k++)
            {
                double scale = Math.Sqrt(covariance[3 * j] * covariance[3 * k]);
                Near.Absolute(expected.GetProperty("covariance")[j][k].GetDouble(), covariance[(2 * j) + k], Converged * scale, expected);
            }
        }

        Near.Relative(expected.Number("wald"), CoxInference.Wald(fit.Coefficients, covariance).Value, Converged, expected);
        CheckTransform(expected, "zph_km", fit, TimeTransform.KaplanMeier);
        CheckTransform(expected, "zph_rank", fit, TimeTransform.Rank);
        if (expected.TryGetProperty("hazard", out var hazard) && hazard.ValueKind == JsonValueKind.Object)
        {
            var points = BaselineHazard.Of(fit);
            Assert.Equal(hazard.Numbers("times"), points.Select(p => p.Time));
            foreach (var (value, point) in hazard.Numbers("values").Zip(points))
            {
                Near.Relative(value, point.CumulativeHazard, Converged, expected);
            }
        }
    }

    private static void CheckTransform(JsonElement expected, string name, CoxRegression fit, TimeTransform transform)
    {
        if (expected.TryGetProperty(name, out var tests) && tests.ValueKind == JsonValueKind.Array && tests.GetArrayLength() > 0)
        {
            var own = new ProportionalHazardsTest(fit, transform);
            Near.Relative(tests[0].GetDouble(), own.Of([0]).Value, Converged, name);
            Near.Relative(tests[1].GetDouble(), own.Of([1]).Value, Converged, name);
            Near.Relative(tests[2].GetDouble(), own.Global().Value, Converged, name);
        }
    }

    private static void Same(JsonElement expected, double actual)
    {
        if (expected.ValueKind == JsonValueKind.Null)
        {
            Assert.True(double.IsNaN(actual), $"not defined in R, found {actual:R}");
        }
        else
        {
            Near.Absolute(expected.GetDouble(), actual, Rounding * (1 + Math.Abs(actual)));
        }
    }
}
