using System.Text.Json;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Formulas;
using TrialSim.Statistics.Mmrm;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.RepeatedMeasures;

/// <summary>Models fitted to tables against nlme's gls and, where the covariance is that of a random intercept, lme4 and lmerTest (gls.json, made by gls.R).</summary>
public sealed class RepeatedMeasuresFitTests
{
    private static readonly Dictionary<string, JsonElement> Cases =
        ReferenceFile.Cases("RepeatedMeasures/gls.json", "cases").ToDictionary(c => c.GetProperty("name").GetString()!);

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Fits_agree_with_gls(string name)
    {
        var reference = Cases[name];
        using var fit = Fit(reference);
        Assert.Equal(MmrmOutcome.Converged, fit.Outcome);

        // gls stops where the likelihood no longer changes in the last digits: 1e-8 of it leaves 1e-5 standard errors in what it depends on
        Near.Absolute(reference.Number("loglik"), fit.LogLikelihood, 1e-7, name);
        Assert.True(fit.LogLikelihood >= reference.Number("loglik") - 1e-9, "not below gls");
        Assert.Equal(reference.GetProperty("terms").EnumerateArray().Select(t => t.GetString()!), fit.Coefficients.Names);

        // the covariance of ML fits is scaled by n / (n - p) in gls
        double scale = IsRestricted(reference) ? 1 : Math.Sqrt((double)fit.Observations / (fit.Observations - fit.Coefficients.Count));
        for (int j = 0; j < fit.Coefficients.Count; j++)
        {
            double se = reference.Numbers("se")[j];
            Near.Absolute(reference.Numbers("estimate")[j], fit.Coefficients.Values[j], 2e-5 * se, (name, j));
            Near.Relative(se, scale * fit.Coefficients[j].StandardError, 2e-5, (name, j));
        }
    }

    [Theory]
    [InlineData("orthodont cs REML")]
    [InlineData("orthodont cs ML")]
    [InlineData("chicks cs REML")]
    [InlineData("chicks cs ML")]
    public void Compound_symmetry_is_a_random_intercept(string name)
    {
        var reference = Cases[name];
        using var fit = Fit(reference);
        Near.Absolute(reference.Number("mixed_loglik"), fit.LogLikelihood, 1e-9, name);
        for (int j = 0; j < fit.Coefficients.Count; j++)
        {
            Near.Relative(reference.Numbers("mixed_se")[j], fit.Coefficients[j].StandardError, 1e-6, (name, j));
            if (IsRestricted(reference))
            {
                Near.Relative(reference.Numbers("df")[j], fit.Coefficients[j].DegreesOfFreedom, 2e-5, (name, j)); // lmerTest differentiates numerically
            }
        }
    }

    private static bool IsRestricted(JsonElement reference) => reference.GetProperty("likelihood").GetString() == "REML";

    private static RepeatedMeasuresFit Fit(JsonElement reference)
    {
        var table = new DataTable([.. reference.GetProperty("data").EnumerateObject().Select(Column)]);
        return RepeatedMeasuresFit.Of(
            new()
            {
                Formula = Formula.Parse(reference.GetProperty("formula").GetString()!, table),
                Visit = "visit",
                Subject = "subject",
                Structure = CovarianceStructure.Named(reference.GetProperty("structure").GetString()!),
                Likelihood = IsRestricted(reference) ? LikelihoodKind.Restricted : LikelihoodKind.Full,
                Weights = reference.GetProperty("weights").GetString(),
            },
            table);
    }

    private static DataColumn Column(JsonProperty column)
    {
        JsonElement[] values = [.. column.Value.EnumerateArray()];
        return values[0].ValueKind == JsonValueKind.String
            ? FactorColumn.Of(column.Name, [.. values.Select(v => v.GetString())])
            : new NumericColumn(column.Name, [.. values.Select(v => v.GetDouble())]);
    }
}
