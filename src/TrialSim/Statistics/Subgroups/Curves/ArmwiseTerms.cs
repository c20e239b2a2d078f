using TrialSim.Numerics;

namespace TrialSim.Statistics.Subgroups.Curves;

/// <summary>Functions of a marker, and their sums of squares and products with each other and with the outcome, about the means of each arm.</summary>
/// <remarks>
/// About the arms' own means: so the intercept and the treatment are out of every model, and a model in which the treatment interacts with
/// all terms is one fit for each arm.
/// </remarks>
internal sealed class ArmwiseTerms : IDisposable
{
    private readonly LaneColumns raw;
    private readonly LaneColumns centred;
    private readonly (int First, int Second)[] products;
    private readonly Lanes[] treatedProducts;
    private readonly Lanes[] controlProducts;
    private readonly Lanes[] treatedMeans;
    private readonly Lanes[] controlMeans;

    /// <summary>Room for terms.</summary>
    /// <param name="terms">How many.</param>
    /// <param name="patients">Patients in each trial.</param>
    /// <param name="pairs">The pairs of different terms that models need together, the lower number first.</param>
    public ArmwiseTerms(int terms, int patients, IEnumerable<(int First, int Second)> pairs)
    {
        Terms = terms;
        raw = new(terms, patients);
        centred = new(terms + 1, patients);
        // with itself, and with the response, which is numbered after the terms
        products = [.. pairs, .. Enumerable.Range(0, terms + 1).Select(t => (t, t)), .. Enumerable.Range(0, terms).Select(t => (t, terms))];
        treatedProducts = new Lanes[(terms + 1) * (terms + 1)];
        controlProducts = new Lanes[(terms + 1) * (terms + 1)];
        treatedMeans = new Lanes[terms + 1];
        controlMeans = new Lanes[terms + 1];
    }

    /// <summary>How many terms.</summary>
    public int Terms { get; }

    /// <summary>Observed patients.</summary>
    public Lanes Patients { get; private set; }

    /// <summary>Where each arm has an observed patient.</summary>
    public LaneMask BothArms { get; private set; }

    /// <summary>Sum of squares of the outcome about the arms' means.</summary>
    public Lanes Residual => treatedProducts[^1] + controlProducts[^1];

    /// <summary>The difference of the arms' mean outcomes, treatment minus control.</summary>
    public Lanes MeanDifference => treatedMeans[Terms] - controlMeans[Terms];

    /// <summary>The values of a term, one per patient: to be filled before <see cref="Sum"/>.</summary>
    public Span<Lanes> this[int term] => raw[term];

    /// <summary>Mean of a term in each arm.</summary>
    public ArmMeans Means(int term) => new(treatedMeans[term], controlMeans[term]);

    /// <summary>Centres the terms and the outcome and adds up.</summary>
    public void Sum(in OneMarkerTrials patients)
    {
        Lanes treated = Lanes.Zero;
        Lanes all = Lanes.Zero;
        for (int i = 0; i < patients.Count; i++)
        {
            treated += patients.Observed[i] * patients.Treated[i];
            all += patients.Observed[i];
        }

        Patients = all;
        BothArms = (treated > 0.0) & (all - treated > 0.0);
        var perTreated = Lanes.One / Lanes.Max(treated, Lanes.One);
        var perControl = Lanes.One / Lanes.Max(all - treated, Lanes.One);
        for (int t = 0; t <= Terms; t++)
        {
            Centre(t == Terms ? patients.Outcome : raw[t], patients, t, perTreated, perControl);
        }

        foreach (var (first, second) in products)
        {
            Multiply(first, second, patients.Treated);
        }
    }

    /// <summary>The sums of one arm for a model of two terms, or of one where both are the same.</summary>
    public TwoTermFit Treated(int first, int second) => Fit(treatedProducts, first, second);

    /// <inheritdoc cref="Treated"/>
    public TwoTermFit Control(int first, int second) => Fit(controlProducts, first, second);

    /// <inheritdoc/>
    public void Dispose()
    {
        raw.Dispose();
        centred.Dispose();
    }

    private TwoTermFit Fit(Lanes[] sums, int first, int second)
    {
        int row = first * (Terms + 1);
        return first == second
            ? new(sums[row + first], Lanes.Zero, Lanes.Zero, sums[row + Terms], Lanes.Zero)
            : new(sums[row + first], sums[row + second], sums[(second * (Terms + 1)) + second], sums[row + Terms], sums[(second * (Terms + 1)) + Terms]);
    }

    private void Centre(ReadOnlySpan<Lanes> values, in OneMarkerTrials patients, int term, Lanes perTreated, Lanes perControl)
    {
        Lanes treated = Lanes.Zero;
        Lanes control = Lanes.Zero;
        for (int i = 0; i < values.Length; i++)
        {
            var value = patients.Observed[i] * values[i];
            var own = patients.Treated[i] * value;
            treated += own;
            control += value - own;
        }

        var (atTreated, atControl) = (treated * perTreated, control * perControl);
        (treatedMeans[term], controlMeans[term]) = (atTreated, atControl);
        var result = centred[term];
        for (int i = 0; i < values.Length; i++)
        {
            result[i] = patients.Observed[i] * (values[i] - atControl - (patients.Treated[i] * (atTreated - atControl)));
        }
    }

    private void Multiply(int first, int second, ReadOnlySpan<Lanes> arm)
    {
        var a = centred[first];
        var b = centred[second];
        Lanes treated = Lanes.Zero;
        Lanes all = Lanes.Zero;
        for (int i = 0; i < arm.Length; i++)
        {
            var product = a[i] * b[i];
            treated = Lanes.Fma(arm[i], product, treated);
            all += product;
        }

        int place = (first * (Terms + 1)) + second;
        treatedProducts[place] = treated;
        controlProducts[place] = all - treated;
    }
}
