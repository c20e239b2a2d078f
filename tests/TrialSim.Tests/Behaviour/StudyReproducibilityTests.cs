using System.Text.Json.Nodes;

namespace TrialSim.Tests.Behaviour;

/// <summary>Biomarker studies give the same bits on any processor and with any C library: pinned digests of the engine itself. A change here means that results change for every user.</summary>
public class StudyReproducibilityTests
{
    private static readonly (string File, string Digest)[] Pinned =
    [
        ("scenarios/yamasaki-2020.json", "5e73ae359642bcc14f09d881e20ff7e1f8e975867916b7043369d8357e7143b4"),
        ("tests/TrialSim.Tests/Reference/Studies/untidy-study.json", "a483cf7e86835ff337ccd929da608afb5bd979c3ccde1d7c168a928e9b09efa4"),
        ("scenarios/sil6r-longitudinal.json", "fea00740486424bc0ac8a260ad6a85ef98c16d16e82c220b530cb4f7b7f09810"),
        ("tests/TrialSim.Tests/Reference/Studies/untidy-longitudinal.json", "b6711af1c412f3746d710c130c3552d1533eb94b100240e6862d0ffb63133e43"),
    ];

    [Theory]
    [InlineData("DOTNET_EnableAVX512", "1")]
    [InlineData("DOTNET_EnableAVX512", "0")]
    [InlineData("DOTNET_EnableAVX2", "0")]
    [InlineData("DOTNET_EnableHWIntrinsic", "0")]
    [InlineData("GLIBC_TUNABLES", "glibc.cpu.hwcaps=-AVX2,-FMA")]
    public void Digests_do_not_depend_on_the_processor_or_on_the_C_library(string setting, string value)
    {
        var environment = new Dictionary<string, string?> { [setting] = value };
        foreach (var (file, digest) in Pinned)
        {
            string json = TrialsimProcess.Run(environment, "run", Repository.Path(file), "--replicates", "512", "--json").Done();
            Assert.Equal(digest, (string?)JsonNode.Parse(json)!["provenance"]!["digest"]);
        }
    }
}
