using System.Text.Json.Nodes;

namespace TrialSim.Tests.Behaviour;

/// <summary>Biomarker studies give the same bits on any processor and with any C library: pinned digests of the engine itself. A change here means that results change for every user.</summary>
public class StudyReproducibilityTests
{
    private static readonly (string File, string Digest)[] Pinned =
    [
        ("scenarios/yamasaki-2020.json", "ec2b923fc77108a7380713d35e347a975cb822bf9a35272e965a86af8b7d596d"),
        ("tests/TrialSim.Tests/Reference/Studies/untidy-study.json", "58f53aa802797d5e6208c2a94248118fa38205de96447bdb260dda60b4c742a0"),
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
