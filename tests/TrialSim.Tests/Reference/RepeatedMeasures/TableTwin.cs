using System.Globalization;
using TrialSim.Analyses;
using TrialSim.Scenarios;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Estimation;
using TrialSim.Statistics.Formulas;
using TrialSim.Statistics.Mmrm;
using TrialSim.Tests.Oracles;

namespace TrialSim.Tests.Reference.RepeatedMeasures;

/// <summary>The twin of an mmrm analysis: the same patients as a table of one row for each visit, the same model as a formula.</summary>
internal static class TableTwin
{
    /// <summary>The difference between arms that the analysis tests; null where the model could not be fitted with its first structure.</summary>
    public static ContrastEstimate? Of(Analyses.Mmrm analysis, Scenario scenario, IEnumerable<Patient> patients)
    {
        double[] weeks = [.. scenario.Outcome.Visits.Select(v => v.Value)];
        var rows = patients.SelectMany((patient, i) => Enumerable.Range(1, patient.VisitsSeen).Select(visit => (Patient: patient, Number: i, Visit: visit))).ToArray();
        NumericColumn Numbers(string name, Func<Patient, double> value) => new(name, [.. rows.Select(r => value(r.Patient))]);
        FactorColumn Factor(string name, IEnumerable<int> codes, IEnumerable<string> levels) => new(name, [.. codes], [.. levels], LevelOrder.Declared);
        var table = new DataTable(
        [
            new NumericColumn("Y", [.. rows.Select(r => r.Patient.Score(r.Visit) - (analysis.Endpoint == ContinuousEndpoint.Change ? r.Patient.Baseline : 0))]),
            Numbers("ARM", p => p.Treated ? 1 : 0),
            Numbers("BASELINE", p => p.Baseline),
            Numbers("LOGCRP", p => p.BaselineLogCrp),
            Numbers("SEX", p => p.Female ? 1 : 0),
            Factor("STRATUM", rows.Select(r => r.Patient.Stratum), Enumerable.Range(0, 1 + rows.Max(r => r.Patient.Stratum)).Select(s => $"{s}")),
            Factor("VISIT", rows.Select(r => r.Visit - 1), weeks.Select(w => w.ToString(CultureInfo.InvariantCulture))),
            Factor("ID", rows.Select(r => r.Number), rows.Select(r => r.Number).Distinct().Select(n => $"{n}")),
        ]);
        string crossed = string.Concat(analysis.Covariates.Select(c => $" + {Column(c)} * VISIT"));
        string main = string.Concat(analysis.MainEffects.Select(c => $" + {Column(c)}"));
        using var fit = RepeatedMeasuresFit.Of(
            new()
            {
                Formula = Formula.Parse($"Y ~ VISIT + ARM * VISIT{crossed}{main}"),
                Visit = "VISIT",
                Subject = "ID",
                Structure = analysis.Covariance.Structure(),
                DegreesOfFreedom = analysis.DegreesOfFreedom == MmrmInference.Satterthwaite ? DegreesOfFreedomMethod.Satterthwaite : DegreesOfFreedomMethod.KenwardRoger,
                CoefficientCovariance = analysis.DegreesOfFreedom switch
                {
                    MmrmInference.Satterthwaite => CoefficientCovariance.Asymptotic,
                    MmrmInference.KenwardRoger => CoefficientCovariance.KenwardRogerLinear,
                    _ => CoefficientCovariance.KenwardRoger,
                },
            },
            table);
        double week = analysis.Visit?.Value ?? weeks[^1];
        string interaction = $"VISIT{week.ToString(CultureInfo.InvariantCulture)}";
        double[] contrast = [.. fit.Coefficients.Names.Select(name => name == "ARM" || (name.Contains("ARM") && name.Split(':').Contains(interaction)) ? 1.0 : 0)];
        return fit.Outcome == MmrmOutcome.Converged ? fit.Coefficients.Estimate(contrast) : null;
    }

    private static string Column(Covariate covariate) => covariate switch
    {
        _ when covariate == Covariate.Baseline => "BASELINE",
        _ when covariate == Covariate.LogCrp => "LOGCRP",
        _ when covariate == Covariate.Sex => "SEX",
        _ => "STRATUM",
    };
}
