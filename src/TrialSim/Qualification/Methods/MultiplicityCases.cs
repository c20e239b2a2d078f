using System.Text.Json.Nodes;
using TrialSim.Statistics;
using TrialSim.Statistics.Multiplicity;

namespace TrialSim.Qualification.Methods;

/// <summary>Reference cases of p value adjustments and graphical procedures.</summary>
internal static class MultiplicityCases
{
    private delegate void Adjustment(ReadOnlySpan<double> p, Span<double> adjusted);

    /// <summary>All adjustments of one list of p values.</summary>
    public static JsonNode PValueAdjustment(QualificationCase reference)
    {
        double[] p = reference.Inputs.Numbers("p");
        var result = new JsonObject
        {
            ["simes_global_p"] = Fields.Number(GlobalTest.Simes(p)),
            ["fisher_combination_p"] = Fields.Number(GlobalTest.FisherCombination(p)),
        };
        foreach (var (name, adjust) in new (string, Adjustment)[]
        {
            ("bonferroni", Bonferroni.Adjust), ("holm", Holm.Adjust), ("hochberg", Hochberg.Adjust), ("hommel", Hommel.Adjust),
            ("BH", FalseDiscovery.BenjaminiHochberg), ("BY", FalseDiscovery.BenjaminiYekutieli),
            ("sidak", Sidak.Adjust), ("sidak_step_down", Sidak.AdjustStepDown),
        })
        {
            var adjusted = new double[p.Length];
            adjust(p, adjusted);
            result[name] = Fields.List(adjusted);
        }

        return result;
    }

    /// <summary>A graph's sequentially rejective test, or the closed test with the groups that the case names.</summary>
    public static JsonNode GraphicalProcedure(QualificationCase reference)
    {
        double[] p = reference.Inputs.Numbers("p");
        double alpha = reference.Options.Number("alpha");
        var graph = new HypothesisGraph(reference.Inputs.Numbers("weights"), Square(reference.Inputs.Matrix("transitions")));
        var closure = new Closure(graph);
        var adjusted = new double[p.Length];
        if (reference.Options.Has("test_groups_one_based"))
        {
            new ClosedTest(closure, Groups(reference)).Adjust(p, adjusted);
            // the reference program's closed test reports ten decimals
            adjusted = Array.ConvertAll(adjusted, value => Math.Round(value, 10));
        }
        else
        {
            new SequentialRejection(graph).Adjust(p, adjusted);
        }

        return new JsonObject
        {
            ["adjusted_p"] = Fields.List(adjusted),
            ["rejected"] = new JsonArray([.. adjusted.Select(value => JsonValue.Create(AdjustedP.Rejects(value, alpha)))]),
            ["closure_weights"] = Fields.Table(Enumerable.Range(0, closure.Intersections), row => Intersection(closure, row)),
        };
    }

    private static JsonObject Intersection(Closure closure, int row)
    {
        var fields = new JsonObject();
        for (int i = 0; i < closure.Hypotheses; i++)
        {
            fields[$"in_{i + 1}"] = closure.Holds(row, i) ? 1.0 : 0.0;
        }

        for (int i = 0; i < closure.Hypotheses; i++)
        {
            fields[$"w_{i + 1}"] = closure.Weight(row, i);
        }

        return fields;
    }

    private static List<TestGroup> Groups(QualificationCase reference)
    {
        var members = reference.Options.List("test_groups_one_based");
        string[] types = reference.Options.Texts("test_types");
        var correlations = reference.Inputs.Has("correlations") ? reference.Inputs.List("correlations") : [];
        return
        [
            .. members.Select((group, i) => new TestGroup(
                [.. ((group as JsonArray)?.Select(h => h!.GetValue<int>()) ?? [group!.GetValue<int>()]).Select(h => h - 1)],
                Test(types[types.Length == 1 ? 0 : i], i < correlations.Count ? correlations[i] : null))),
        ];
    }

    private static IntersectionTest Test(string type, JsonNode? correlation) => type switch
    {
        "bonferroni" => new WeightedBonferroni(),
        "simes" => new WeightedSimes(),
        "hochberg" => new HochbergIntersection(),
        "parametric" when correlation is JsonArray rows => new WeightedParametric
        {
            Correlation = Square([.. rows.Select(row => ((JsonArray)row!).Select(value => value!.GetValue<double>()).ToArray())]),
        },
        _ => throw new StatisticsInputException(
            $"a group is tested by \"{type}\"{(correlation is null ? " without correlations" : string.Empty)}.",
            "Known are bonferroni, simes, hochberg, and parametric with a correlation matrix."),
    };

    private static double[,] Square(double[][] rows)
    {
        var matrix = new double[rows.Length, rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < rows.Length; j++)
            {
                matrix[i, j] = j < rows[i].Length
                    ? rows[i][j]
                    : throw new StatisticsInputException($"row {i + 1} of a matrix has {rows[i].Length} entries.", $"A square matrix of {rows.Length} rows has {rows.Length}.");
            }
        }

        return matrix;
    }
}
