using TrialSim.Designs;
using TrialSim.Numerics;

namespace TrialSim.Simulation;

/// <summary>One worker of a paired run: the buffers of every cell's trials, and what they measured in the block at hand.</summary>
internal sealed class PairedWorker : IDisposable
{
    private const int Rounds = Simulator.BlockSize / Lanes.Count;

    private readonly PairedPlan plan;
    private readonly TrialRun[] runs;
    private readonly TrialMeasure.Gauge?[][] gauges; // by cell and measure
    private readonly Lanes[] reciprocalUnits;
    private readonly Lanes[][] values; // by cell; rounds of a measure stand together
    private readonly LaneMask[][] valid;

    /// <summary>Buffers for every cell.</summary>
    public PairedWorker(PairedPlan plan)
    {
        this.plan = plan;
        runs = [.. plan.Cells.Select(cell => new TrialRun(cell.Protocol()))];
        gauges = [.. plan.Cells.Select(cell => plan.Measures.Select(measure => measure.In(cell)).ToArray())];
        reciprocalUnits = [.. plan.Measures.Select(measure => (Lanes)(1 / measure.Unit))];
        values = [.. plan.Cells.Select(_ => new Lanes[Rounds * plan.Measures.Count])];
        valid = [.. plan.Cells.Select(_ => new LaneMask[Rounds * plan.Measures.Count])];
    }

    /// <summary>Conducts and records a block of replicates, cell by cell, and then compares the cells.</summary>
    public void RunBlock(PairedTally tally, ulong seed, long first, int count)
    {
        for (int cell = 0; cell < runs.Length; cell++)
        {
            for (int round = 0; round * Lanes.Count < count; round++)
            {
                var live = LaneMask.First(Math.Min(Lanes.Count, count - (round * Lanes.Count)));
                runs[cell].Conduct(seed, (ulong)(first + (round * Lanes.Count)));
                tally.Cells[cell].Record(runs[cell], live);
                Measure(cell, round, live);
            }
        }

        if (plan.Measures.Count > 0)
        {
            Compare(tally, (count + Lanes.Count - 1) / Lanes.Count);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(runs, run => run.Dispose());

    private void Measure(int cell, int round, LaneMask live)
    {
        for (int m = 0; m < reciprocalUnits.Length; m++)
        {
            int at = (m * Rounds) + round;
            var value = Lanes.Zero;
            var has = gauges[cell][m] is { } gauge ? gauge.Read(runs[cell], out value) : LaneMask.None;
            value *= reciprocalUnits[m];
            valid[cell][at] = live & has & (Lanes.Abs(value) < MomentTally.Limit / 2); // so that differences fit as well
            values[cell][at] = value;
        }
    }

    private void Compare(PairedTally tally, int rounds)
    {
        var measures = tally.Measures;
        for (int m = 0; m < reciprocalUnits.Length; m++)
        {
            int at = m * Rounds;
            for (int cell = 0; cell < runs.Length; cell++)
            {
                measures.AddRounds(tally.OfCell(m, cell), values[cell].AsSpan(at, rounds), valid[cell].AsSpan(at, rounds));
            }

            for (int pair = 0; pair < plan.Pairs.Count; pair++)
            {
                var (cell, minus) = plan.Pairs[pair];
                measures.AddRounds(
                    tally.OfPair(m, pair), values[cell].AsSpan(at, rounds), valid[cell].AsSpan(at, rounds), values[minus].AsSpan(at, rounds), valid[minus].AsSpan(at, rounds));
            }
        }

        measures.EndOfRounds(rounds);
    }
}
