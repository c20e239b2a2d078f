using TrialSim.Analyses;
using TrialSim.Numerics.Distributions;
using TrialSim.Simulation;
using TrialSim.Statistics;

namespace TrialSim.Sizing;

/// <summary>What a goal asks of one analysis: a deviate beyond a critical one, to one side or to either.</summary>
/// <param name="Analysis">The analysis.</param>
/// <param name="Level">Level of one side.</param>
/// <param name="Sign">Sign of the estimates that are looked for; where both are, of those in favour of the treatment.</param>
/// <param name="LooksBothWays">Whether estimates of either sign are looked for.</param>
internal sealed record GoalTest(Analysis Analysis, double Level, double Sign, bool LooksBothWays)
{
    /// <summary>Deviate that has to be passed: where the deviate of the power starts, turned round.</summary>
    public double Critical => NormalDistribution.UpperQuantile(Level);

    /// <summary>The test of a goal; null where it is not about one analysis, or asks for more than a deviate large enough.</summary>
    public static GoalTest? Of(Evidence goal, Analysis? analysis)
    {
        if (analysis is null)
        {
            return null;
        }

        bool isTwoSided = analysis.Alternative == Alternative.TwoSided;
        double sign = analysis.Alternative switch
        {
            Alternative.Greater => 1,
            Alternative.Less => -1,
            _ => analysis.Target.FavourableSign,
        };
        return goal switch
        {
            SignificanceEvidence => new(analysis, isTwoSided ? analysis.Alpha.Value / 2 : analysis.Alpha.Value, sign, isTwoSided),
            DeviateEvidence { To: double.PositiveInfinity } p => new(
                analysis, NormalDistribution.UpperTail(p.From), p.Direction == ObservedDirection.Adverse ? -sign : sign, isTwoSided && p.Direction == ObservedDirection.Either),
            _ => null,
        };
    }
}
