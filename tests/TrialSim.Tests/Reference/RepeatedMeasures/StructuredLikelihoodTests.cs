using TrialSim.Numerics;
using TrialSim.Statistics.Mmrm;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.RepeatedMeasures;

/// <summary>Derivatives of the likelihood in the parameters of every structure against differences, in all eight lanes.</summary>
/// <remarks>
/// Central differences with a step h of 1e-4 are off by h^2 times a third derivative; the parameters are logarithms and correlations (the elements
/// of the unstructured matrix, divided by 30, likewise), in which derivatives are of the order of the number of observations, about 60.
/// </remarks>
public sealed class StructuredLikelihoodTests
{
    private const double Step = 1e-4;
    private const double Tolerance = 3e-5;

    public static TheoryData<string, bool, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, bool, int>();
            foreach (var structure in CovarianceStructure.All)
            {
                cases.Add(structure.Name, true, 1);
                cases.Add(structure.Name, false, 2);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradient_and_information_are_derivatives_of_the_likelihood(string name, bool restricted, int groups)
    {
        var structure = CovarianceStructure.Named(name);
        var trial = new RaggedTrial(3, 24, 4, 0.2);
        using var surface = new StructuredLikelihood(trial.Design, structure, groups, restricted ? LikelihoodKind.Restricted : LikelihoodKind.Full);
        using var moments = new PatternMoments(4, trial.Covariates, groups);
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            new RaggedTrial(3 + (ulong)lane, 24, 4, 0.2).AddTo(moments, lane, i => i / 2 % groups);
        }

        moments.Complete();
        Lanes[] at = Somewhere(structure, groups);
        double unit = name == "us" ? 30 : 1;
        surface.Evaluate(at, moments);
        surface.ComputeGradient();
        Lanes[] gradient = surface.Gradient.ToArray();
        surface.ComputeInformation(InformationKind.Observed);
        Lanes[] information = Lower(surface.Information);
        for (int k = 0; k < at.Length; k++)
        {
            surface.Evaluate(Moved(at, k, Step * unit), moments);
            var above = surface.Inner.LogLikelihood;
            surface.ComputeGradient();
            Lanes[] gradientAbove = surface.Gradient.ToArray();
            surface.Evaluate(Moved(at, k, -Step * unit), moments);
            var below = surface.Inner.LogLikelihood;
            surface.ComputeGradient();
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                Near.Absolute((above[lane] - below[lane]) / (2 * Step), unit * gradient[k][lane], Tolerance, (k, lane));
                for (int l = 0; l <= k; l++)
                {
                    double slope = unit * (gradientAbove[l][lane] - surface.Gradient[l][lane]) / (2 * Step);
                    Near.Absolute(-slope, unit * unit * information[LaneTriangle.Entry(k, l)][lane], Tolerance, (k, l, lane));
                }
            }
        }
    }

    private static Lanes[] Moved(Lanes[] at, int parameter, double step) => [.. at.Select((p, k) => k == parameter ? p + step : p)];

    private static Lanes[] Lower(LaneTriangle matrix) =>
        [.. from k in Enumerable.Range(0, matrix.Size) from l in Enumerable.Range(0, k + 1) select matrix[k, l]];

    private static Lanes[] Somewhere(CovarianceStructure structure, int groups)
    {
        int own = structure.Parameters(4);
        int deviations = structure.Name is "cs" or "ar1" or "toep" or "ad" ? 1 : 4;
        double Of(int k, int g) => structure.Name == "us"
            ? new[] { 24.0, 10, 30, 8, 16, 40, 4, 9, 20, 50 }[k] * (1 + (0.2 * g))
            : k < deviations ? Math.Log(5 + (0.5 * k) + g) : 0.7 - (0.2 * (k - deviations)) - (0.1 * g);
        return [.. from g in Enumerable.Range(0, groups) from k in Enumerable.Range(0, own) select new Lanes(Of(k, g))];
    }
}
