using System.Runtime.InteropServices;
using TrialSim.Numerics;
using TrialSim.Statistics.Logistic;

namespace TrialSim.Analyses;

/// <summary>
/// The columns that logistic regressions of the same patients use between them, written once for all, and the regressions, each fitted
/// once whatever is asked of it.
/// </summary>
/// <param name="endpoints">The trials.</param>
/// <param name="subgroup">Number of the subgroup.</param>
/// <param name="counted">The rule that says which of its patients are analysed.</param>
internal sealed class LogisticData(TrialEndpoints endpoints, int subgroup, MissingRule counted) : IDisposable
{
    private readonly List<Regressor> regressors = [new Intercept()];
    private readonly List<LogisticFit> fits = [];
    private readonly int[] places = new int[endpoints.Trial.Patients]; // of the patients analysed in the trial at hand
    private LaneColumns? written;
    private double[] values = []; // of those patients, column after column

    /// <summary>Number of the subgroup.</summary>
    public int Subgroup => subgroup;

    /// <summary>The rule that says which of its patients are analysed.</summary>
    public MissingRule Counted => counted;

    /// <summary>The most patients there can be.</summary>
    public int MostPatients => places.Length;

    /// <summary>Patients analysed in the trial at hand.</summary>
    public int Patients { get; private set; }

    /// <summary>Number of different regressions.</summary>
    public int Fits => fits.Count;

    /// <summary>Patients analysed, by arm.</summary>
    public ArmSizes Sizes => endpoints.SizesOf(endpoints.Weight(subgroup, counted));

    /// <summary>A column in the trial at hand: one number for each patient analysed.</summary>
    public ReadOnlySpan<double> Column(int number) => values.AsSpan(number * MostPatients, Patients);

    /// <summary>The regression of a response on a constant and columns.</summary>
    public LogisticFit Fit(Regressor response, IEnumerable<Regressor> model, LikelihoodKind likelihood)
    {
        int[] columns = [0, .. model.Select(Reserve)];
        int responses = Reserve(response);
        var fit = fits.Find(known => known.Response == responses && known.Likelihood == likelihood && known.Columns.SequenceEqual(columns));
        if (fit is null)
        {
            fits.Add(fit = new(this, responses, columns, likelihood));
        }

        return fit;
    }

    /// <summary>Writes the columns of the trials at hand and makes all fits.</summary>
    public void Compute()
    {
        written ??= new(regressors.Count, MostPatients);
        if (values.Length == 0)
        {
            values = new double[regressors.Count * MostPatients];
        }

        for (int j = 0; j < regressors.Count; j++)
        {
            if (regressors[j].Existing(endpoints).IsEmpty)
            {
                regressors[j].Write(endpoints, written[j]);
            }
        }

        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            Gather(lane);
            foreach (var fit in fits)
            {
                fit.Compute(lane);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => written?.Dispose();

    private int Reserve(Regressor regressor)
    {
        int known = regressors.IndexOf(regressor);
        if (known >= 0)
        {
            return known;
        }

        regressors.Add(regressor);
        return regressors.Count - 1;
    }

    private void Gather(int lane)
    {
        var weight = OneTrial(endpoints.Weight(subgroup, counted), lane);
        Patients = 0;
        for (int i = 0; i < weight.Length; i += Lanes.Count)
        {
            if (weight[i] > 0)
            {
                places[Patients++] = i;
            }
        }

        for (int j = 0; j < regressors.Count; j++)
        {
            var there = regressors[j].Existing(endpoints);
            var column = OneTrial(there.IsEmpty ? written![j] : there, lane);
            var target = values.AsSpan(j * MostPatients, Patients);
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = column[places[i]];
            }
        }
    }

    // Every eighth number belongs to the trial.
    private static ReadOnlySpan<double> OneTrial(ReadOnlySpan<Lanes> column, int lane) => MemoryMarshal.Cast<Lanes, double>(column)[lane..];
}
