using System.Runtime.InteropServices;
using TrialSim.Numerics;
using TrialSim.Statistics.Logistic;

namespace TrialSim.Studies.CaseControl;

/// <summary>Fits the logistic model of case or control on all markers, and severity on all markers, to the people without a missing value.</summary>
internal sealed class PanelFit
{
    private readonly CaseControlModel model;
    private readonly CanonicalRegression<BernoulliFamily> logistic = new();
    private readonly SeverityRegression regression;
    private readonly double[][] columns;
    private readonly double[] ones;
    private readonly double[] isCase;
    private readonly double[] severity;
    private readonly double[] scores;
    private readonly double[] coefficients;

    /// <summary>Buffers.</summary>
    public PanelFit(CaseControlModel model)
    {
        this.model = model;
        int people = model.People;
        regression = new(model.Markers, people);
        columns = new double[model.Markers][];
        for (int k = 0; k < columns.Length; k++)
        {
            columns[k] = new double[people];
        }

        ones = new double[people];
        Array.Fill(ones, 1);
        (isCase, severity, scores) = (new double[people], new double[people], new double[people]);
        coefficients = new double[model.Markers + 1];
        logistic.Reserve(people, model.Markers + 1);
    }

    /// <summary>Intercept and coefficients of the last logistic fit.</summary>
    public ReadOnlySpan<double> Coefficients => coefficients;

    /// <summary>Fits both models to one of eight studies.</summary>
    public void Fit(StudyDraw draw, int lane, MarkerFindings markers, PanelFindings panel)
    {
        int people = Gather(draw, lane, out int cases);
        Regress(people, lane, markers);
        panel.Apparent[lane] = FitLogistic(people, cases)
            ? Score(people, cases)
            : new(double.NaN, 0, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
    }

    private int Gather(StudyDraw draw, int lane, out int cases)
    {
        int count = 0;
        cases = 0;
        var rated = MemoryMarshal.Cast<Lanes, double>(draw.Severity);
        for (int i = 0; i < model.People; i++)
        {
            bool isComplete = true;
            for (int k = 0; k < columns.Length; k++)
            {
                double value = MemoryMarshal.Cast<Lanes, double>(draw.Concentrations[k])[(i * Lanes.Count) + lane];
                columns[k][count] = value;
                isComplete &= !double.IsNaN(value);
            }

            if (isComplete)
            {
                severity[count] = rated[(i * Lanes.Count) + lane];
                isCase[count] = i < model.Size(0) ? 1 : 0;
                cases += i < model.Size(0) ? 1 : 0;
                count++;
            }
        }

        return count;
    }

    private void Regress(int people, int lane, MarkerFindings markers)
    {
        bool isFitted = regression.TryFit(columns, severity.AsSpan(0, people));
        markers.RSquared[lane] = isFitted ? regression.RSquared : double.NaN;
        for (int k = 0; k < columns.Length; k++)
        {
            int at = (k * Lanes.Count) + lane;
            markers.Slope[at] = isFitted ? regression.Slopes[k] : double.NaN;
            markers.P[(int)MarkerTest.Regression][at] = isFitted
                ? Numerics.Distributions.StudentT.TwoSidedTail(regression.T[k], regression.DegreesOfFreedom)
                : double.NaN;
        }
    }

    private bool FitLogistic(int people, int cases)
    {
        if (cases < 2 || people - cases < 2)
        {
            return false;
        }

        logistic.Restart(people, columns.Length + 1);
        logistic.TryAdd(ones.AsSpan(0, people));
        foreach (double[] column in columns)
        {
            if (!logistic.TryAdd(column.AsSpan(0, people)))
            {
                return false;
            }
        }

        if (logistic.Maximize(isCase.AsSpan(0, people), LikelihoodKind.Plain) != RegressionOutcome.Converged)
        {
            return false;
        }

        logistic.CopyCoefficients(coefficients);
        return true;
    }

    private RocScan Score(int people, int cases)
    {
        for (int i = 0; i < people; i++)
        {
            double score = coefficients[0];
            for (int k = 0; k < columns.Length; k++)
            {
                score += coefficients[k + 1] * columns[k][i];
            }

            scores[i] = score;
        }

        scores.AsSpan(0, cases).Sort();
        scores.AsSpan(cases, people - cases).Sort();
        return RocScan.Of(scores.AsSpan(0, cases), scores.AsSpan(cases, people - cases));
    }
}
