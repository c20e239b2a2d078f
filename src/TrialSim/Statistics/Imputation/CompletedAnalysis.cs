using TrialSim.Numerics;

namespace TrialSim.Statistics.Imputation;

/// <summary>
/// Linear model (ANCOVA) of the completed responses of one visit, in eight lanes that differ in what was imputed: the coefficient of the
/// treatment, also with any one patient left out.
/// </summary>
/// <remarks>
/// With the columns made orthonormal, X = Q R, the coefficient is a weighted sum r of Q'y; without patient i it is less by
/// c_i e_i / (1 - h_i), with e_i the residual, h_i the leverage and c_i the patient's share in the coefficient.
/// </remarks>
internal sealed class CompletedAnalysis
{
    /// <summary>A patient with a leverage this near to 1 has a coefficient for himself: without him it cannot be estimated.</summary>
    private const double OwnCoefficient = 1e-10;

    private readonly OrthonormalBasis basis = new();
    private readonly IncompleteTrial trial;
    private readonly VisitImputer imputer;
    private double[] row = []; // of the inverse of R: the treatment's
    private double[] observed = []; // Q'y of the observed responses
    private double[] afterDropout = []; // Q'd, d = 1 for the active patients' responses imputed after dropout
    private Lanes[] coordinates = [];
    private Lanes[] completed = [];

    public CompletedAnalysis(IncompleteTrial trial, VisitImputer imputer) => (this.trial, this.imputer) = (trial, imputer);

    /// <summary>The columns of the model, none added yet.</summary>
    /// <param name="columns">How many there will be.</param>
    public OrthonormalBasis Restart(int columns)
    {
        basis.Restart(trial.Patients, columns);
        return basis;
    }

    /// <summary>Residual degrees of freedom.</summary>
    public int DegreesOfFreedom => trial.Patients - basis.Count;

    /// <summary>Change of the coefficient for each point added to the active patients' responses imputed after dropout.</summary>
    public double Slope => Weigh(afterDropout);

    /// <summary>Prepares for the observed responses of the imputer's visit; all columns must have been added.</summary>
    /// <param name="treatment">Number of the treatment's column.</param>
    public void Observe(int treatment)
    {
        int q = basis.Count;
        if (row.Length != q || completed.Length < trial.Capacity)
        {
            row = new double[q];
            observed = new double[q];
            afterDropout = new double[q];
            coordinates = new Lanes[q];
            completed = new Lanes[trial.Capacity];
        }

        basis.InvertTriangle().Slice(treatment * q, q).CopyTo(row);
        Array.Clear(observed);
        Array.Clear(afterDropout);
        for (int i = 0; i < trial.Patients; i++)
        {
            double response = trial.Responses(i)[imputer.Visit];
            bool isShifted = IsShifted(i);
            for (int k = 0; k < q; k++)
            {
                double own = basis.Vector(k)[i];
                observed[k] += double.IsNaN(response) ? 0 : own * response;
                afterDropout[k] += isShifted ? own : 0;
            }

            completed[i] = double.IsNaN(response) ? Lanes.Zero : response;
        }
    }

    /// <summary>The completed responses with the imputer's conditional means; returns the coefficient.</summary>
    public Lanes EstimateWithMeans(ImputationStrategy strategy)
    {
        for (int n = 0; n < imputer.Missing.Length; n++)
        {
            completed[imputer.Missing[n]] = imputer.Mean(n, strategy);
        }

        return Estimate();
    }

    /// <summary>The completed responses with conditional means and deviations from them; returns the coefficient.</summary>
    /// <param name="strategy">The strategy.</param>
    /// <param name="delta">Added where <see cref="IsShifted"/>.</param>
    /// <param name="deviates">One standard normal deviate for each patient.</param>
    public Lanes EstimateWithDraws(ImputationStrategy strategy, double delta, ReadOnlySpan<Lanes> deviates)
    {
        for (int n = 0; n < imputer.Missing.Length; n++)
        {
            int patient = imputer.Missing[n];
            var draw = Lanes.Fma(imputer.Spread(n), deviates[patient], imputer.Mean(n, strategy));
            completed[patient] = IsShifted(patient) ? draw + delta : draw;
        }

        return Estimate();
    }

    /// <summary>Squared standard error of the last coefficient in the completed data, as if all responses were observed.</summary>
    public Lanes SquaredError()
    {
        var squares = Lanes.Zero;
        for (int i = 0; i < trial.Patients; i++)
        {
            var residual = completed[i];
            for (int k = 0; k < coordinates.Length; k++)
            {
                residual = Lanes.FmaNegated(coordinates[k], basis.Vector(k)[i], residual);
            }

            squares = Lanes.Fma(residual, residual, squares);
        }

        return squares * (DenseMatrix.Dot(row, row) / DegreesOfFreedom);
    }

    /// <summary>The last coefficient of a lane with one patient left out; NaN where it then cannot be estimated.</summary>
    public double Without(int patient, int lane)
    {
        double residual = completed[patient][lane];
        double estimate = 0;
        for (int k = 0; k < coordinates.Length; k++)
        {
            residual -= coordinates[k][lane] * basis.Vector(k)[patient];
            estimate += row[k] * coordinates[k][lane];
        }

        return estimate - Pull(patient, residual);
    }

    /// <summary><see cref="Slope"/> with one patient left out; NaN where the coefficient then cannot be estimated.</summary>
    public double SlopeWithout(int patient)
    {
        double residual = IsShifted(patient) ? 1 : 0;
        for (int k = 0; k < afterDropout.Length; k++)
        {
            residual -= afterDropout[k] * basis.Vector(k)[patient];
        }

        return Slope - Pull(patient, residual);
    }

    /// <summary>Whether a delta is added to a patient's response: it is imputed, after dropout, in another arm than the reference.</summary>
    public bool IsShifted(int patient) =>
        trial.Arm(patient) != 0 && imputer.IsAfterDropout(patient) && double.IsNaN(trial.Responses(patient)[imputer.Visit]);

    private Lanes Estimate()
    {
        for (int k = 0; k < coordinates.Length; k++)
        {
            var vector = basis.Vector(k);
            Lanes sum = observed[k];
            foreach (int patient in imputer.Missing)
            {
                sum = Lanes.Fma(completed[patient], vector[patient], sum);
            }

            coordinates[k] = sum;
        }

        var estimate = Lanes.Zero;
        for (int k = 0; k < coordinates.Length; k++)
        {
            estimate = Lanes.Fma(coordinates[k], row[k], estimate);
        }

        return estimate;
    }

    // how far a patient with a residual moves the coefficient
    private double Pull(int patient, double residual)
    {
        double leverage = 0;
        double share = 0;
        for (int k = 0; k < row.Length; k++)
        {
            double own = basis.Vector(k)[patient];
            leverage += own * own;
            share += row[k] * own;
        }

        return leverage < 1 - OwnCoefficient ? share * residual / (1 - leverage) : double.NaN;
    }

    private double Weigh(double[] values) => DenseMatrix.Dot(row, values);
}
