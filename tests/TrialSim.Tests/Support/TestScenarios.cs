using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Tests.Behaviour;

namespace TrialSim.Tests.Support;

/// <summary>Scenarios that several tests use.</summary>
internal static class TestScenarios
{
    /// <summary>The benchmark: one visit, continuous score, no dropout, four tests.</summary>
    public static Scenario W1 { get; } = Read("scenarios/bench/w1.json");

    /// <summary>Seven visits, dropout, two CRP measurements, whole points, stratified blocks.</summary>
    public static Scenario RaisonLike { get; } = Read("tests/TrialSim.Tests/Scenarios/raison-like.json");

    /// <summary>Every part that <see cref="RaisonLike"/> leaves out.</summary>
    public static Scenario Everything { get; } = Read("tests/TrialSim.Tests/Scenarios/everything.json");

    /// <summary>The benchmark with seven visits, dropout and a mixed model in closed form.</summary>
    public static Scenario W2 { get; } = Read("scenarios/bench/w2.json");

    /// <summary>Mixed models for repeated measures of every kind, some of which cannot be fitted.</summary>
    public static Scenario Mixed { get; } = Read("tests/TrialSim.Tests/Scenarios/mixed.json");

    /// <summary>Logistic regressions of every kind, some of whose responses are separated.</summary>
    public static Scenario Logistic { get; } = Read("tests/TrialSim.Tests/Scenarios/logistic.json");

    /// <summary>Imputation by every strategy, some of which cannot be made.</summary>
    public static Scenario Imputed { get; } = Read("tests/TrialSim.Tests/Scenarios/imputed.json");

    /// <summary>Stratified tables and times to an event, some of which cannot be analysed.</summary>
    public static Scenario StrataAndTimes { get; } = Read("tests/TrialSim.Tests/Scenarios/strata-and-times.json");

    /// <summary>Every correction of the best cut-point.</summary>
    public static Scenario BestCuts { get; } = Read("tests/TrialSim.Tests/Scenarios/best-cuts.json");

    /// <summary>sIL-6R alone is measured: it predicts, stratifies, enriches, forms subgroups and is searched.</summary>
    public static Scenario ReceptorAlone { get; } = Read("tests/TrialSim.Tests/Scenarios/sil-6r-alone.json");

    /// <summary>Claim rules over tests that the protocol specifies.</summary>
    public static Scenario RulesOverTests { get; } = Read("tests/TrialSim.Tests/Scenarios/rules-over-tests.json");

    /// <summary>Claim rules for a continuous marker.</summary>
    public static Scenario ContinuousMarkerRules { get; } = Read("tests/TrialSim.Tests/Scenarios/continuous-marker-rules.json");

    /// <summary>Claim rules that search over markers, cuts, endpoints and trees.</summary>
    public static Scenario Searches { get; } = Read("tests/TrialSim.Tests/Scenarios/searches.json");

    /// <summary>A drug effect by engagement, with every part of exposure.</summary>
    public static Scenario Exposure { get; } = Read("tests/TrialSim.Tests/Scenarios/exposure.json");

    /// <summary>Biomarkers of real patients from a file, by measurements of reliability below 1.</summary>
    public static Scenario Resampled { get; } = Read("scenarios/opt-crp-resampled.json");

    /// <summary>One of the above by its name.</summary>
    public static Scenario Named(string name) => name switch
    {
        "w1" => W1,
        "raison-like" => RaisonLike,
        "everything" => Everything,
        "w2" => W2,
        "mixed" => Mixed,
        "logistic" => Logistic,
        "imputed" => Imputed,
        "strata-and-times" => StrataAndTimes,
        "best-cuts" => BestCuts,
        "rules-over-tests" => RulesOverTests,
        "continuous-marker-rules" => ContinuousMarkerRules,
        "searches" => Searches,
        "exposure" => Exposure,
        "opt-crp-resampled" => Resampled,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such scenario"),
    };

    /// <summary>True values for tests that only need some: -1 for everything.</summary>
    public static TrueValues StandInTruth(Scenario scenario) =>
        new([.. scenario.Analyses.Select(_ => new TrueValue(-1, 0.1))], new(0, 0), new(0, 0));

    private static Scenario Read(string path)
    {
        var reading = ScenarioFile.Read(Repository.Path(path));
        return reading.Scenario ?? throw new InvalidOperationException(string.Join('\n', reading.Problems));
    }
}
