using TrialSim.Numerics;

namespace TrialSim.Statistics.Mmrm;

/// <summary>The sandwich over patients, with Satterthwaite's degrees of freedom of its variances.</summary>
internal sealed class EmpiricalInference : EffectsInference
{
    private readonly VisitDesign design;
    private readonly IterativeFit fit;
    private readonly EmpiricalCovariance sandwich;

    /// <summary>The sandwich of a fit in lane 0.</summary>
    public EmpiricalInference(
        CoefficientCovariance kind, VisitTable table, PatientCovariates covariates, IterativeFit fit, double[] residuals)
    {
        (design, this.fit) = (covariates.Design, fit);
        int size = design.Columns.Count;
        sandwich = new(kind, size);
        var root = fit.InverseRoot(0);
        for (int i = 0; i < table.Patients; i++)
        {
            int patient = i;
            int[] seen = [.. Enumerable.Range(0, table.Visits.Count).Where(visit => table.Row(patient, visit) >= 0)];
            double[] own = [.. seen.Select(visit => residuals[table.Row(patient, visit)])];
            sandwich.Add(VisitCovariance(table.GroupOf[i], seen), Rows(covariates, i, seen).TimesTransposeOf(root), own);
        }

        double[][] roots = [.. Enumerable.Range(0, size).Select(c => fit.Whitened(design.Prepare(c), 0))];
        double[] left = [.. roots.SelectMany(row => row)];
        Covariance = SmallMatrix.Sandwich(left, sandwich.Middle.Entries, size);
    }

    /// <inheritdoc/>
    public override double[] Covariance { get; }

    /// <inheritdoc/>
    public override double DegreesOfFreedom(double[] contrast) => sandwich.DegreesOfFreedom(fit.Whitened(design.Prepare(contrast), 0));

    private DenseMatrix VisitCovariance(int group, int[] seen)
    {
        var all = fit.Covariance(group);
        var own = new DenseMatrix(seen.Length, seen.Length);
        for (int a = 0; a < seen.Length; a++)
        {
            for (int b = 0; b < seen.Length; b++)
            {
                own[a, b] = all[seen[a], seen[b]][0];
            }
        }

        return own;
    }

    // A patient's rows of the basis.
    private DenseMatrix Rows(PatientCovariates covariates, int patient, int[] seen)
    {
        var rows = new DenseMatrix(seen.Length, design.Basis.Count);
        for (int a = 0; a < seen.Length; a++)
        {
            for (int c = 0; c < rows.Columns; c++)
            {
                int held = design.Basis[c].CovariateAt[seen[a]];
                rows[a, c] = held == DesignColumn.Absent ? 0 : covariates[held, patient];
            }
        }

        return rows;
    }
}
