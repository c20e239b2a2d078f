using TrialSim.Numerics;
using TrialSim.Statistics.Imputation;

namespace TrialSim.Analyses;

/// <summary>The difference between arms under one strategy and delta in the trials at hand; its variance is 0 where it could not be estimated.</summary>
/// <param name="strategy">Number of the strategy among those that share the refits.</param>
/// <param name="delta">Points added to the treatment arm's responses imputed after dropout.</param>
internal sealed class ImputedDifference(int strategy, double delta)
{
    private readonly double[] estimates = new double[Lanes.Count];
    private readonly double[] variances = new double[Lanes.Count];

    /// <summary>Number of the strategy among those that share the refits.</summary>
    public int Strategy => strategy;

    /// <summary>Points added to the treatment arm's responses imputed after dropout.</summary>
    public double Delta => delta;

    /// <summary>The difference, treatment minus control.</summary>
    public Lanes Estimate => Lanes.Load(estimates);

    /// <summary>Its squared standard error.</summary>
    public Lanes Variance => Lanes.Load(variances);

    /// <summary>Notes what was found in one trial.</summary>
    public void Note(int lane, JackknifedEstimate found)
    {
        var own = found.At(delta);
        (estimates[lane], variances[lane]) = (own.Estimate, own.StandardError * own.StandardError);
    }

    /// <summary>Notes that there is nothing in one trial.</summary>
    public void NoteNothing(int lane) => (estimates[lane], variances[lane]) = (0, 0);
}
