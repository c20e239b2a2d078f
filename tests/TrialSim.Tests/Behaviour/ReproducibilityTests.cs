using System.Diagnostics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text.Json;
using System.Text.Json.Serialization;
using TrialSim.Claims;
using TrialSim.Simulation;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Behaviour;

public sealed class ReproducibilityTests
{
    private const int Replicates = 512;

    private static readonly string[] Names =
    [
        "w1", "raison-like", "everything", "w2", "mixed", "logistic", "imputed", "strata-and-times", "best-cuts", "rules-over-tests",
        "continuous-marker-rules", "searches", "exposure", "opt-crp-resampled",
    ];

    public static TheoryData<string> Scenarios => [.. Names];

    /// <summary>Setting, its value, and which line of capabilities it must lead to on a processor that has all of them.</summary>
    public static TheoryData<string, string, string> Environments => new()
    {
        { "DOTNET_EnableAVX512", "0", "vector512 False, avx2 True, fma True" },
        { "DOTNET_EnableAVX2", "0", "vector512 False, avx2 False, fma False" },
        { "DOTNET_EnableHWIntrinsic", "0", "vector512 False, avx2 False, fma False" },
        { "GLIBC_TUNABLES", "glibc.cpu.hwcaps=-AVX2,-FMA", "vector512 True, avx2 True, fma True" },
    };

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void One_two_and_eight_workers_count_the_same_bits(string scenario)
    {
        string one = DigestProgram.Run(scenario, 2000, 1);

        Assert.Equal(one, DigestProgram.Run(scenario, 2000, 2));
        Assert.Equal(one, DigestProgram.Run(scenario, 2000, 8));
    }

    [Fact]
    public void Every_kind_of_claim_rule_is_among_them()
    {
        var kinds = typeof(ClaimRule).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false).Cast<JsonDerivedTypeAttribute>().Select(a => a.DerivedType);
        Assert.Empty(kinds.Except(Names.SelectMany(name => TestScenarios.Named(name).Rules).Select(rule => rule.GetType())));
    }

    [Fact]
    public void True_values_have_the_same_bits_for_one_and_two_workers()
    {
        var one = CounterfactualRun.Compute(TestScenarios.W1, 1, default);
        var two = CounterfactualRun.Compute(TestScenarios.W1, 2, default);

        Assert.Equal(one.Analyses, two.Analyses);
        Assert.Equal(one.MarkerMean, two.MarkerMean);
        Assert.Equal(one.MarkerMedian, two.MarkerMedian);
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Digests_are_those_that_were_pinned(string scenario)
    {
        Assert.Equal(Pinned(scenario), DigestProgram.Run(scenario, Replicates, 2));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void Digests_do_not_depend_on_the_processor_or_on_the_C_library(string setting, string value, string capabilities)
    {
        string[] lines = RunAgain(setting, value, Names);

        if (Vector512.IsHardwareAccelerated && Fma.IsSupported)
        {
            Assert.Equal(capabilities, lines[0]); // else the setting has had no effect and the test none either
        }

        Assert.Equal(Names.Select(name => $"{name} {Pinned(name)}"), lines[1..]);
    }

    private static string Pinned(string scenario)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(
            Repository.Path("tests/TrialSim.Tests/Reference/golden-digests.json")));
        return file.RootElement.GetProperty("digests").GetProperty(scenario).GetString()!;
    }

    private static string[] RunAgain(string setting, string value, string[] scenarios)
    {
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(dotnet, [typeof(DigestProgram).Assembly.Location, $"{Replicates}", .. scenarios])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[setting] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
