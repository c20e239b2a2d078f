using MathNet.Numerics.LinearAlgebra.Double;
using TrialSim.Randomness;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Mmrm;
using TrialSim.Tests.Oracles;

namespace TrialSim.Tests.Reference.RepeatedMeasures;

/// <summary>A trial with visits missed anywhere: drawn once from a seed, given to the fits by patients and to the oracle by observations.</summary>
internal sealed class RaggedTrial
{
    private const int Constant = 0;
    private const int Arm = 1;
    private const int Baseline = 2;
    private const int Sex = 3;
    private const int FirstMood = 4; // a covariate that changes with the visit

    private readonly double[][] covariates;
    private readonly double[][] responses;
    private readonly ulong[] seen;

    /// <summary>Draws a trial.</summary>
    /// <param name="seed">Seed.</param>
    /// <param name="patients">Patients, arms in turn.</param>
    /// <param name="visits">Visits.</param>
    /// <param name="missing">Probability with which a visit is missed.</param>
    /// <param name="spread">Standard deviation of the responses around their mean.</param>
    public RaggedTrial(ulong seed, int patients, int visits, double missing, double spread = 5)
    {
        Visits = visits;
        var random = new ScalarRandom(seed, 0);
        double Normal(int i, int k) => random.Normal(DrawPurpose.VisitResidual, k, 0, i);
        double Uniform(int i, int k) => random.Fraction(DrawPurpose.VisitResidual, k, 0, i) / 4294967296.0;
        covariates = new double[patients][];
        responses = new double[patients][];
        seen = new ulong[patients];
        for (int i = 0; i < patients; i++)
        {
            covariates[i] = [1, i % 2, 3 * Normal(i, 1), Uniform(i, 2) < 0.4 ? 1 : 0, .. Enumerable.Range(0, visits).Select(v => Normal(i, 10 + v))];
            responses[i] = new double[visits];
            double error = Normal(i, 3);
            for (int v = 0; v < visits; v++)
            {
                error = v == 0 ? error : (0.7 * error) + (0.714 * Normal(i, 30 + v));
                responses[i][v] = -v - (covariates[i][Arm] * v / 2) - (0.3 * covariates[i][Baseline]) + covariates[i][Sex] + (spread * (1 + (0.1 * v)) * error);
                seen[i] |= Uniform(i, 50 + v) < missing ? 0 : 1UL << v;
            }
        }
    }

    /// <summary>Number of visits.</summary>
    public int Visits { get; }

    /// <summary>Number of patients.</summary>
    public int Patients => covariates.Length;

    /// <summary>Covariates of a patient.</summary>
    public int Covariates => FirstMood + Visits;

    /// <summary>Visit and treatment by visit in reference-level coding, baseline by visit; sex and what changes with the visit as main effects.</summary>
    public VisitDesign Design
    {
        get
        {
            var columns = new List<DesignColumn>();
            foreach (int u in new[] { Constant, Arm, Baseline })
            {
                columns.Add(DesignColumn.AtEveryVisit($"{u}", u, Visits));
                columns.AddRange(Enumerable.Range(1, Visits - 1).Select(v => DesignColumn.AtVisit($"{u} at {v}", u, v, Visits)));
            }

            columns.Add(DesignColumn.AtEveryVisit("sex", Sex, Visits));
            columns.Add(new("mood", [.. Enumerable.Range(FirstMood, Visits)]));
            return new(Visits, Covariates, columns);
        }
    }

    /// <summary>Visit, treatment and baseline crossed with visit and nothing else.</summary>
    public VisitDesign CrossedDesign => new(
        Visits,
        Covariates,
        [.. from v in Enumerable.Range(0, Visits) from u in new[] { Constant, Arm, Baseline } select DesignColumn.AtVisit($"{u} at {v}", u, v, Visits)]);

    /// <summary>The treatment difference at the last visit in <see cref="Design"/>.</summary>
    public double[] LastDifference
    {
        get
        {
            var row = new double[(3 * Visits) + 2];
            row[Visits] = row[(2 * Visits) - 1] = 1;
            return row;
        }
    }

    /// <summary>The observations as a table: ID, VISIT, ARM, BASE, SEX, MOOD (which changes with the visit), Y.</summary>
    public DataTable Table
    {
        get
        {
            var observed = Observed().ToArray();
            return new(
            [
                FactorColumn.Of("ID", [.. observed.Select(o => $"p{o.Patient:000}")]),
                FactorColumn.Of("VISIT", [.. observed.Select(o => $"v{o.Visit + 1}")]),
                FactorColumn.Of("ARM", [.. observed.Select(o => covariates[o.Patient][Arm] == 0 ? "A" : "B")]),
                new NumericColumn("BASE", [.. observed.Select(o => covariates[o.Patient][Baseline])]),
                FactorColumn.Of("SEX", [.. observed.Select(o => covariates[o.Patient][Sex] == 0 ? "F" : "M")]),
                new NumericColumn("MOOD", [.. observed.Select(o => covariates[o.Patient][FirstMood + o.Visit])]),
                new NumericColumn("Y", [.. observed.Select(o => responses[o.Patient][o.Visit])]),
            ]);
        }
    }

    /// <summary>Counts the patients.</summary>
    /// <param name="moments">Receives them.</param>
    /// <param name="lane">In which trial.</param>
    /// <param name="groupOf">The group of each patient.</param>
    public void AddTo(PatternMoments moments, int lane, Func<int, int> groupOf)
    {
        for (int i = 0; i < Patients; i++)
        {
            moments.Add(lane, groupOf(i), seen[i], covariates[i], responses[i]);
        }
    }

    /// <summary>The same patients, counted from the last to the first.</summary>
    public void AddBackwards(PatternMoments moments, int lane)
    {
        for (int i = Patients - 1; i >= 0; i--)
        {
            moments.Add(lane, 0, seen[i], covariates[i], responses[i]);
        }
    }

    /// <summary>The oracle at some covariance matrices.</summary>
    public DenseMarginalModel Oracle(VisitDesign design, double[][,] sigma, bool restricted, Func<int, int> groupOf)
    {
        var observed = Observed().ToArray();
        var x = DenseMatrix.Create(observed.Length, design.Columns.Count, (row, c) =>
            design.Columns[c].CovariateAt[observed[row].Visit] is >= 0 and var u ? covariates[observed[row].Patient][u] : 0);
        return new(
            x,
            DenseVector.OfEnumerable(observed.Select(o => responses[o.Patient][o.Visit])),
            [.. observed.Select(o => o.Patient)],
            [.. observed.Select(o => o.Visit)],
            [.. observed.Select(o => groupOf(o.Patient))],
            [.. sigma.Select(s => DenseMatrix.OfArray(s))],
            restricted);
    }

    private IEnumerable<(int Patient, int Visit)> Observed() =>
        from i in Enumerable.Range(0, Patients) from v in Enumerable.Range(0, Visits) where (seen[i] >> v & 1) != 0 select (i, v);
}
