using System.Text.Json;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Survival;

/// <summary>One of the trials of survival.json.</summary>
internal sealed class SurvivalTrial
{
    private readonly JsonElement content;

    public SurvivalTrial(int number)
    {
        content = ReferenceFile.Cases("Survival/survival.json", "trials").ElementAt(number);
        var data = content.GetProperty("data");
        Times = data.Numbers("time");
        Events = [.. data.Numbers("event").Select(e => e == 1)];
        Arms = Whole(data, "arm");
        Strata = Whole(data, "s");
        Clusters = Whole(data, "cluster");
        Covariates = [.. data.Numbers("arm"), .. data.Numbers("x")];
    }

    public double[] Times { get; }

    public bool[] Events { get; }

    public int[] Arms { get; }

    public int[] Strata { get; }

    public int[] Clusters { get; }

    /// <summary>Arm and x, column after column.</summary>
    public double[] Covariates { get; }

    public JsonElement Expected(string section) => content.GetProperty(section);

    private static int[] Whole(JsonElement data, string name) => [.. data.Numbers(name).Select(v => (int)v)];
}
