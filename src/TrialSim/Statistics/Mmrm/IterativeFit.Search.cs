using TrialSim.Numerics;

namespace TrialSim.Statistics.Mmrm;

/// <content>The search for the maximum.</content>
internal sealed unsafe partial class IterativeFit
{
    private const double Tolerance = 1e-14;
    private const double Settled = 1e-6; // a decrement from which on rounding, not the step, decides about the likelihood
    private const double Slow = 1e-2; // with the matrix of an earlier point the decrement may fall more slowly than this; then it is computed anew
    private const double ShortestStep = 1e-7;
    private const double Doubt = 0.05; // a new matrix that is nearly right makes the decrement fall faster than this
    private const double Near = 4; // Newton's steps begin when the last step was shorter, in squared standard errors
    private const int Limit = 150;

    // From the trial point to the maximum, in some lanes.
    private void Search(LaneMask active)
    {
        var scale = Lanes.One;
        Lanes likelihood = double.NegativeInfinity;
        decrement = double.PositiveInfinity;
        Converged = lost = isNew = doubtful = LaneMask.None;
        for (Evaluations = 0; active.Any && Evaluations < Limit; Evaluations++)
        {
            var feasible = surface.Evaluate(new(trial, parameters), moments);
            var value = LogLikelihood;
            var better = feasible & ((value >= likelihood - (1e-11 * Lanes.Abs(likelihood))) | (decrement < Settled) | (accepted < 0.5));
            var taken = active & better;
            doubtful |= active & ~better;
            scale = taken.Select(Lanes.One, 0.25 * scale);
            likelihood = taken.Select(value, likelihood);
            Copy(taken, trial, best);
            surface.ComputeGradient();
            Direct(taken);
            var arrived = taken & ~lost & (decrement < Tolerance);
            Converged |= arrived;
            active &= ~arrived & ~lost & (taken | ((scale > ShortestStep) & (accepted > 0.5)));
            Advance(active, arrived, scale);
        }
    }

    // The next step of the lanes whose last one was taken.
    private void Direct(LaneMask taken)
    {
        var early = taken & ~newtonInUse & ((accepted < 0.5) | (decrement > Near));
        var later = taken & ~early;
        accepted += taken.ToIndicator();
        var previous = decrement;
        Solve(later);
        doubtful |= later & isNew & (decrement > Doubt * previous);
        var stale = later & (~newtonInUse | ((decrement > Slow * previous) & (decrement >= Tolerance)));
        isNew = LaneMask.None;
        doubtful |= Renew(stale & ~doubtful, InformationKind.NearlyObserved);
        early |= Renew(stale & doubtful & ~isNew, InformationKind.Observed);
        newtonInUse &= ~early;
        lost |= Renew(early, InformationKind.NearlyExpected);
        Solve(early | stale);
    }

    // Computes an information matrix and uses it in some lanes; returns those of them where it is not positive definite.
    private LaneMask Renew(LaneMask where, InformationKind kind)
    {
        if (!where.Any)
        {
            return where;
        }

        surface.ComputeInformation(kind);
        var positive = where & LaneCholesky.Factor(surface.Information, newInverses, 0);
        Adopt(positive);
        newtonInUse |= kind == InformationKind.NearlyExpected ? LaneMask.None : positive;
        isNew |= kind == InformationKind.NearlyObserved ? positive : LaneMask.None;
        return where & ~positive;
    }

    private void Adopt(LaneMask where)
    {
        for (int i = 0; i < LaneTriangle.Entries(parameters); i++)
        {
            factor.Start[i] = where.Select(surface.Information.Start[i], factor.Start[i]);
        }

        Copy(where, newInverses, inverses);
    }

    // step = H^-1 g and decrement = g'H^-1 g in some lanes.
    private void Solve(LaneMask where)
    {
        surface.Gradient.CopyTo(new(change, parameters));
        LaneCholesky.Solve(factor, inverses, change);
        decrement = where.Select(LaneCholesky.Dot(change, change, parameters), decrement);
        LaneCholesky.SolveTransposed(factor, inverses, change);
        Copy(where, change, step);
    }

    // trial = a step from the best point where the search goes on or has just ended, unchanged elsewhere.
    private void Advance(LaneMask active, LaneMask arrived, Lanes scale)
    {
        var moving = active | arrived;
        for (int g = 0; g < surface.Inner.Groups; g++)
        {
            int at = g * own;
            structure.Move(design.Visits, new(best + at, own), new(step + at, own), scale, new(change, own));
            for (int k = 0; k < own; k++)
            {
                trial[at + k] = moving.Select(change[k], trial[at + k]);
            }
        }
    }
}
