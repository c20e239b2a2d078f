using TrialSim.Numerics;

namespace TrialSim.Statistics.Mmrm;

/// <content>The buffers, laid out once for a design.</content>
internal sealed unsafe partial class MarginalLikelihood
{
    private Lanes* covariance; // group by group, J x J
    private Lanes* scratch;
    private Lanes* inverses;
    private Lanes* effects;
    private LaneTriangle root; // A, then its Cholesky factor
    private LaneMatrix inverseRoot;
    private LaneTriangle effectsCovariance;
    private LaneMatrix spread; // visit x covariate
    private LaneMatrix leverage; // column x element: what the gradient's derivative owes to the fixed effects
    private LaneMatrix informationDerivatives; // entry of A x element
    private LaneMatrix traces; // element x element
    private LaneMatrix fits; // covariate x visit
    private Lanes* patternScratch;
    private Lanes* changes; // pattern x element of one group

    // Once without memory to learn how much is needed, once with it.
    private int Layout(Lanes* memoryStart)
    {
        int used = 0;
        Lanes* Take(int entries)
        {
            Lanes* start = memoryStart + used;
            used += entries;
            return start;
        }

        int padded = LaneBlocks.Padded(size);
        int entries = LaneTriangle.Entries(size);
        covariance = Take(Groups * visits * visits);
        scratch = Take(pairs + 4 + visits + (visits * LaneBlocks.Padded(visits)));
        inverses = Take(size);
        effects = Take(size);
        root = new(Take(entries), size);
        inverseRoot = new(Take(size * padded), padded);
        effectsCovariance = new(Take(entries + 4), size);
        spread = new(Take(visits * covariates), covariates);
        leverage = new(Take(size * Width), Width);
        informationDerivatives = new(Take((entries * Width) + 4), Width); // rows are written in pieces that may end behind the last
        fits = new(Take(covariates * visits), visits);
        traces = new(Take(Width * Width), Width);
        changes = Take(PatternsAtATime * LaneBlocks.Padded(pairs));
        patternScratch = Take(Math.Max((2 * visits * visits) + 8, covariates * visits));
        return used;
    }
}
