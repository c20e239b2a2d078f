using BenchmarkDotNet.Running;
using TrialSim.Benchmarks;

if (args is ["throughput", ..])
{
    return Throughput.Measure(args[1..]);
}

if (args is ["cohort", ..])
{
    return Cohort.Measure(args[1..]);
}

BenchmarkSwitcher.FromAssembly(typeof(Throughput).Assembly).Run(args);
return 0;
