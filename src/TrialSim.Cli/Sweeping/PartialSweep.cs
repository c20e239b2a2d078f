using System.Globalization;
using TrialSim.Cli.Commands;
using TrialSim.Cli.Running;
using TrialSim.Simulation;
using TrialSim.Sweeps;

namespace TrialSim.Cli.Sweeping;

/// <summary>The file in which an unfinished sweep is kept, so that the same command can go on from it.</summary>
/// <param name="directory">Where the sweep leaves its files.</param>
internal sealed class PartialSweep(string directory)
{
    /// <summary>Name of the file.</summary>
    public const string File = "sweep.partial";

    private const string Remedy = "Name another directory, or add --fresh to discard it and begin anew.";

    /// <summary>The file.</summary>
    public string Path { get; } = System.IO.Path.Combine(directory, File);

    /// <summary>The unfinished sweep that a command can go on from; null where none is kept.</summary>
    /// <exception cref="RefusedException">What is kept is damaged, or belongs to another sweep.</exception>
    public SweepState? Find(SweepPlan plan, RunSettings settings)
    {
        if (!System.IO.File.Exists(Path))
        {
            return null;
        }

        var state = SweepState.Read(System.IO.File.ReadAllBytes(Path)) ?? throw Refused("is damaged, or no unfinished sweep");
        var culture = CultureInfo.InvariantCulture;
        if (!state.IsOfThisEngine)
        {
            throw Refused($"is of another build of trialsim (version {state.Version}), which may have counted differently");
        }

        if (state.SweepHash != plan.Hash)
        {
            throw Refused("is of another sweep: scenario, --vary, --zip or --against are not the same");
        }

        if (state.Seed != settings.Seed)
        {
            throw Refused($"has seed {state.Seed.ToString(culture)}, not {settings.Seed.ToString(culture)}");
        }

        return state.Replicates <= settings.Replicates ? state : throw Refused(string.Create(
            culture, $"holds {state.Replicates:N0} trials of each cell, more than the {settings.Replicates:N0} asked for"));
    }

    /// <summary>Keeps a sweep.</summary>
    public void Keep(SweepState state) => AtomicFile.Write(Path, state.ToBytes());

    /// <summary>Forgets it.</summary>
    public void Discard() => System.IO.File.Delete(Path);

    private RefusedException Refused(string reason) => new($"--out: {Path} {reason}.\n    {Remedy}");
}
