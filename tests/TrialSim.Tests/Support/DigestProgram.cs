using System.Globalization;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using TrialSim.Simulation;

namespace TrialSim.Tests.Support;

/// <summary>
/// Entry point of the test assembly: "dotnet TrialSim.Tests.dll [replicates] [scenario]…" prints what the processor may do and the digest
/// of each scenario's run, against stand-in true values. Tests start it in environments that a running process cannot change.
/// </summary>
internal static class DigestProgram
{
    /// <summary>Runs the scenarios named, seed 1, two workers.</summary>
    public static int Main(string[] args)
    {
        Console.WriteLine($"vector512 {Vector512.IsHardwareAccelerated}, avx2 {Avx2.IsSupported}, fma {Fma.IsSupported}");
        foreach (string name in args.Skip(1))
        {
            Console.WriteLine($"{name} {Run(name, long.Parse(args[0], CultureInfo.InvariantCulture), 2)}");
        }

        return 0;
    }

    /// <summary>Digest of a run with seed 1.</summary>
    public static string Run(string name, long replicates, int workers)
    {
        var scenario = TestScenarios.Named(name);
        return Simulator.Run(scenario, new(1, replicates, workers), TestScenarios.StandInTruth(scenario), null, default).Digest;
    }
}
