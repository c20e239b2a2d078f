namespace TrialSim.Statistics.Subgroups.Trees;

/// <summary>Scores of the model outcome ~ arm in one node, and the squared length of their sums.</summary>
internal readonly ref struct NodeScore
{
    private readonly MarkedPatients patients;
    private readonly InstabilityParameters parameters;
    private readonly double mean1;
    private readonly double mean0;
    private readonly double weight1;
    private readonly double weight0;
    private readonly double spread1;
    private readonly double spread0;

    /// <summary>The scores of a node.</summary>
    public NodeScore(MarkedPatients patients, ReadOnlySpan<int> node, in ArmSums model, InstabilityParameters parameters)
    {
        this.patients = patients;
        this.parameters = parameters;
        mean1 = model.Sum1 / model.N1;
        mean0 = model.Sum0 / model.N0;
        weight1 = model.N0 / model.N;
        weight0 = -model.N1 / model.N;
        foreach (int patient in node)
        {
            double residual = patients.Outcome[patient] - (patients.Treated[patient] ? mean1 : mean0);
            (spread1, spread0) = patients.Treated[patient]
                ? (spread1 + (residual * residual), spread0) : (spread1, spread0 + (residual * residual));
        }

        double least = 1e-13 * (model.Squares1 + model.Squares0);
        IsDefined = model.N1 >= 2 && model.N0 >= 2 && spread1 > least && spread0 > least;
    }

    /// <summary>Whether both arms have two patients and some spread.</summary>
    public bool IsDefined { get; }

    /// <summary>How many parameters are tested.</summary>
    public int Parameters => parameters == InstabilityParameters.Effect ? 1 : 2;

    /// <summary>Adds a patient's residual to the sum of her arm.</summary>
    public void Add(int patient, ref double sum1, ref double sum0)
    {
        if (patients.Treated[patient])
        {
            sum1 += patients.Outcome[patient] - mean1;
        }
        else
        {
            sum0 += patients.Outcome[patient] - mean0;
        }
    }

    /// <summary>Squared sums of the scores over their sums of squares in the whole node.</summary>
    public double Square(double sum1, double sum0)
    {
        if (parameters == InstabilityParameters.MeanAndEffect)
        {
            return (sum1 * sum1 / spread1) + (sum0 * sum0 / spread0);
        }

        double sum = (weight1 * sum1) + (weight0 * sum0);
        return sum * sum / ((weight1 * weight1 * spread1) + (weight0 * weight0 * spread0));
    }
}
