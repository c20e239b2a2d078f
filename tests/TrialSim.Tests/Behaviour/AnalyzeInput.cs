namespace TrialSim.Tests.Behaviour;

/// <summary>A small trial as a CSV file with its plan, both sound, for tests that break one of them.</summary>
internal static class AnalyzeInput
{
    /// <summary>Eight patients, two visits; patient 5 misses the last one. Line 1 holds the names.</summary>
    public const string Data = """
        ID,ARM,SEX,SITE,CRP,WEEK,BASE,SCORE
        1,drug,F,A,2.5,1,24,20
        1,drug,F,A,2.5,2,24,15
        2,drug,M,A,7,1,22,19
        2,drug,M,A,7,2,22,16
        3,drug,F,B,1.2,1,27,21
        3,drug,F,B,1.2,2,27,13
        4,placebo,M,A,3.3,1,20,18
        4,placebo,M,A,3.3,2,20,19
        5,placebo,F,B,9.1,1,25,23
        6,placebo,M,B,0.8,1,23,22
        6,placebo,M,B,0.8,2,23,17
        7,placebo,F,A,4.4,1,26,24
        7,placebo,F,A,4.4,2,26,20
        8,drug,M,B,5.2,1,21,18
        8,drug,M,B,5.2,2,21,14

        """;

    /// <summary>Its plan, with analyses of both sorts.</summary>
    public const string Plan = """
        {
          "title": "A small trial",
          "data": { "factors": [{ "column": "ARM", "levels": ["placebo", "drug"] }] },
          "trial": {
            "patient": "ID",
            "arm": { "column": "ARM", "treatment": "drug", "control": "placebo" },
            "baseline": "BASE",
            "crp": { "column": "CRP" },
            "sex": { "column": "SEX", "female": "F", "male": "M" },
            "stratum": { "column": "SITE" },
            "scores": { "kind": "long", "visit": "WEEK", "score": "SCORE", "visits": [{ "week": 1, "value": "1" }, { "week": 2, "value": "2" }] }
          },
          "subgroups": [{ "crp-above": 3 }],
          "analyses": [
            { "kind": "ancova", "name": "ancova", "covariates": ["baseline", "strata"] },
            { "kind": "welch-t", "name": "welch", "subgroup": "crp>3", "missing": "locf" },
            { "kind": "linear-model", "name": "model", "formula": "SCORE ~ BASE + ARM * log(CRP)", "rows": [{ "column": "WEEK", "values": ["2"] }] }
          ]
        }
        """;

    /// <summary>Runs the command on texts; the files are data.csv and plan.json.</summary>
    public static CommandResult Analyze(string data, string plan, params string[] options)
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["data.csv"], data);
        File.WriteAllText(directory["plan.json"], plan);
        var result = TrialsimProcess.Run(["analyze", directory["data.csv"], "--plan", directory["plan.json"], .. options]);
        return result with { Error = result.Error.Replace(directory.Path + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal) };
    }
}
