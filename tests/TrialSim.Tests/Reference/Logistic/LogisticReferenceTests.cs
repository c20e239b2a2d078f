using System.Text.Json;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Estimation;
using TrialSim.Statistics.Formulas;
using TrialSim.Statistics.Logistic;
using TrialSim.Tests.Behaviour;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Logistic;

/// <summary>Logistic regressions against logistic.json, which logistic.R made with Newton's method and uniroot.</summary>
/// <remarks>Approximate: the file holds 15 digits and uniroot ends within 1e-14; no difference seen is above 3e-13.</remarks>
public sealed class LogisticReferenceTests
{
    private static readonly JsonElement Content = Read();

    private static readonly DataTable Table = new([.. Content.GetProperty("data").EnumerateObject().Select(Column)]);

    public static TheoryData<int> Plain => [.. Numbers(firth: false)];

    public static TheoryData<int> Penalized => [.. Numbers(firth: true)];

    [Theory]
    [MemberData(nameof(Plain))]
    public void Maximum_likelihood_agrees_with_R(int number)
    {
        var expected = Case(number);
        var model = LogisticModel.Fit(Formula.Parse(expected.GetProperty("formula").GetString()!), Table);

        Assert.Equal(RegressionOutcome.Converged, model.Outcome);
        Near.Relative(expected.Number("loglik"), model.LogLikelihood, 1e-14);
        Compare(expected, model.Coefficients, "se");
        CompareErrors(expected, model.Robust(HeteroscedasticityCorrection.HC0), "se_HC0");
        CompareErrors(expected, model.Robust(HeteroscedasticityCorrection.HC3), "se_HC3");
        CompareProfiles(expected, model.Profile);
    }

    [Theory]
    [MemberData(nameof(Penalized))]
    public void Firths_fit_agrees_with_R(int number)
    {
        var expected = Case(number);
        var model = FirthLogisticModel.Fit(Formula.Parse(expected.GetProperty("formula").GetString()!), Table);

        Assert.Equal(RegressionOutcome.Converged, model.Outcome);
        Near.Relative(expected.Number("loglik"), model.PenalizedLogLikelihood, 1e-14);
        Compare(expected, model.Coefficients, "se");
        CompareErrors(expected, model.AugmentedCoefficients, "se_augmented");
        CompareProfiles(expected, model.Profile);
    }

    private static void Compare(JsonElement expected, CoefficientEstimates coefficients, string errors)
    {
        Assert.Equal(expected.GetProperty("terms").EnumerateArray().Select(t => t.GetString()), coefficients.Names);
        for (int j = 0; j < coefficients.Count; j++)
        {
            Near.Relative(expected.Numbers("estimate")[j], coefficients.Values[j], 3e-12, coefficients.Names[j]);
        }

        CompareErrors(expected, coefficients, errors);
    }

    private static void CompareErrors(JsonElement expected, CoefficientEstimates coefficients, string errors)
    {
        for (int j = 0; j < coefficients.Count; j++)
        {
            Near.Relative(expected.Numbers(errors)[j], coefficients[j].StandardError, 3e-12, coefficients.Names[j]);
        }
    }

    private static void CompareProfiles(JsonElement expected, Func<int, ProfileLikelihood<BernoulliFamily>> profileOf)
    {
        for (int j = 0; j < expected.GetProperty("terms").GetArrayLength(); j++)
        {
            var profile = profileOf(j);
            var (lower, upper) = profile.Interval(expected.Number("confidence"));
            Near.Relative(expected.Numbers("lower")[j], lower, 3e-12, j);
            Near.Relative(expected.Numbers("upper")[j], upper, 3e-12, j);
            Near.Absolute(expected.Numbers("chi2_at_0")[j], profile.ChiSquareAt(0), 3e-12, j); // a difference of log likelihoods of size 50
        }
    }

    private static IEnumerable<int> Numbers(bool firth) =>
        Content.GetProperty("cases").EnumerateArray().Index().Where(c => c.Item.GetProperty("firth").GetBoolean() == firth).Select(c => c.Index);

    private static JsonElement Case(int number) => Content.GetProperty("cases")[number];

    private static DataColumn Column(JsonProperty column)
    {
        if (column.Value[0].ValueKind == JsonValueKind.Number)
        {
            return new NumericColumn(column.Name, [.. column.Value.EnumerateArray().Select(v => v.GetDouble())]);
        }

        var factor = FactorColumn.Of(column.Name, [.. column.Value.EnumerateArray().Select(v => v.GetString())]);
        return column.Name == "arm" ? factor.WithLevels(["placebo", "drug"]) : factor;
    }

    private static JsonElement Read()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Repository.Path("tests/TrialSim.Tests/Reference/Logistic/logistic.json")));
        return document.RootElement.Clone();
    }
}
