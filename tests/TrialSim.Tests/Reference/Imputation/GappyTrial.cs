using TrialSim.Statistics.Data;
using TrialSim.Statistics.Imputation;

namespace TrialSim.Tests.Reference.Imputation;

/// <summary>A small trial with every kind of gap: dropout, visits missed in between, patients without any response.</summary>
internal static class GappyTrial
{
    public const int Patients = 44;

    public static readonly string[] Outcomes = ["Y1", "Y2", "Y3", "Y4"];

    public static ImputationPlan Plan { get; } = new()
    {
        Outcomes = Outcomes,
        Visits = ["1", "2", "3", "4"],
        FixedEffects = "BASE * VISIT + ARM * VISIT",
        Arm = "ARM",
        Reference = "P",
        TargetVisit = "4",
        Analysis = "ARM + BASE",
    };

    public static DataTable Table { get; } = new(
    [
        FactorColumn.Of("ID", [.. Numbers.Select(i => $"p{i:00}")]),
        FactorColumn.Of("ARM", [.. Numbers.Select(ArmOf)]).WithLevels(["P", "D"]),
        new NumericColumn("BASE", [.. Numbers.Select(Base)]),
        .. Outcomes.Select((name, visit) => new NumericColumn(name, [.. Numbers.Select(i => Response(i, visit))])),
    ]);

    private static IEnumerable<int> Numbers => Enumerable.Range(0, Patients);

    private static string ArmOf(int i) => i % 2 == 0 ? "D" : "P";

    private static double Base(int i) => 20 + (4 * Noise(i, 9));

    // numbers without any rule that matters here
    private static double Noise(int i, int k) => (((i * 7919) + (k * 104729) + (i * i * 31 * (k + 1))) % 1009 / 504.0) - 1;

    private static double Response(int i, int visit)
    {
        string seen = i switch { 3 or 8 or 17 => "----", _ => new[] { "xxxx", "xxxx", "x---", "xx--", "xxxx", "xxx-", "x-x-", "-xxx", "xx-x", "xxxx", "xxxx" }[i * 5 % 11] };
        double mean = (0.3 * (Base(i) - 20)) - (2 * visit) - (i % 2 == 0 ? 2 * visit : 0);
        return seen[visit] == 'x' ? mean + (3 * Noise(i, 0)) + (2 * Noise(i, visit + 1)) : double.NaN;
    }
}
