using TrialSim.Analyses;
using TrialSim.Numerics;
using TrialSim.Randomness;
using TrialSim.Statistics;
using TrialSim.Trials;

namespace TrialSim.Claims;

/// <summary>What a rule may look at: the eight trials at hand, their analyses, and random numbers of its own.</summary>
internal sealed class RuleRoom
{
    private readonly Finding[] findings;
    private readonly double[] signs; // of a value that favours the treatment; asking an analysis for its estimand makes one

    /// <summary>The room of one worker's trials.</summary>
    public RuleRoom(RuleOutline outline, TrialEndpoints endpoints, Finding[] findings)
    {
        Outline = outline;
        Endpoints = endpoints;
        this.findings = findings;
        signs = [.. outline.Analyses.Select(analysis => analysis.Target.FavourableSign)];
    }

    /// <summary>The scenario's analyses and subgroups.</summary>
    public RuleOutline Outline { get; }

    /// <summary>Endpoints of the trials.</summary>
    public TrialEndpoints Endpoints { get; }

    /// <summary>The trials.</summary>
    public TrialBlock Trial => Endpoints.Trial;

    /// <summary>Random numbers of the trials at hand.</summary>
    public TrialRandom Random { get; private set; }

    /// <summary>Seed of the run.</summary>
    public ulong Seed { get; private set; }

    /// <summary>Number of the first of the eight trials; the others follow.</summary>
    public ulong FirstReplicate { get; private set; }

    /// <summary>Whether everybody is seen at the final visit, in every trial.</summary>
    public bool Complete => Trial.Pattern == VisitPattern.Complete;

    /// <summary>Number of an analysis of the scenario by name.</summary>
    public int AnalysisNumber(string name)
    {
        for (int a = 0; a < Outline.Analyses.Count; a++)
        {
            if (Outline.Analyses[a].Name == name)
            {
                return a;
            }
        }

        throw new ArgumentException($"no analysis {name}", nameof(name));
    }

    /// <summary>What an analysis found.</summary>
    public Finding Finding(int analysis) => findings[analysis];

    /// <summary>
    /// One-sided normal deviate of an analysis: the larger, the more it speaks for the treatment (or for a larger benefit at higher
    /// CRP). Means nothing where the analysis is not estimable.
    /// </summary>
    /// <remarks>Of a two-sided p-value it is the deviate of half of it, with the sign of the estimate.</remarks>
    public Lanes Favourable(int analysis)
    {
        var plan = Outline.Analyses[analysis];
        var finding = findings[analysis];
        var towardsGreater = plan.Alternative switch
        {
            Alternative.Greater => finding.Deviate,
            Alternative.Less => -finding.Deviate,
            _ => (finding.Estimate < 0.0).Select(-finding.Deviate, finding.Deviate),
        };
        return towardsGreater * signs[analysis];
    }

    /// <summary>Moves on to the next eight trials.</summary>
    public void Enter(ulong seed, ulong firstReplicate)
    {
        Seed = seed;
        FirstReplicate = firstReplicate;
        Random = TrialRandom.For(seed, firstReplicate);
    }
}
