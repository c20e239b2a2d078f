namespace TrialSim.Simulation;

/// <summary>Patients in the order of one marker, with running sums: what is true of those above or below any cut is one look-up away. Patients without a value are left out.</summary>
internal sealed class EffectsByMarker
{
    private readonly double[] markers; // rising
    private readonly double[] effect; // sums over the first k patients
    private readonly double[] recorded;
    private readonly int[] benefit;

    /// <summary>Sorts patients by a marker.</summary>
    public EffectsByMarker(ReadOnlySpan<double> marker, ReadOnlySpan<double> effects, ReadOnlySpan<double> recordedEffects)
    {
        markers = new double[marker.Length];
        int[] order = new int[marker.Length];
        int known = 0;
        for (int i = 0; i < order.Length; i++)
        {
            if (!double.IsNaN(marker[i]))
            {
                (markers[known], order[known++]) = (marker[i], i);
            }
        }

        Array.Resize(ref markers, known);
        Array.Resize(ref order, known);

        Array.Sort(markers, order);
        effect = new double[markers.Length + 1];
        recorded = new double[markers.Length + 1];
        benefit = new int[markers.Length + 1];
        for (int i = 0; i < order.Length; i++)
        {
            double own = effects[order[i]];
            effect[i + 1] = effect[i] + own;
            recorded[i + 1] = recorded[i] + recordedEffects[order[i]];
            benefit[i + 1] = benefit[i] + (own < 0 ? 1 : 0);
        }
    }

    /// <summary>Number of patients with a value.</summary>
    public int Count => markers.Length;

    /// <summary>Number of patients at or below a cut.</summary>
    public int AtMost(double cut)
    {
        int low = 0, high = markers.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = markers[middle] <= cut ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Share of patients at or below a cut.</summary>
    public double ShareAtMost(double cut) => (double)AtMost(cut) / markers.Length;

    /// <summary>The marker below which a share of the patients lies.</summary>
    public double Quantile(double share) => markers[Math.Clamp((int)(share * markers.Length), 0, markers.Length - 1)];

    /// <summary>What is true of the patients above a cut, or of those at or below it.</summary>
    public SetTruth Truth(double cut, bool above)
    {
        int n = markers.Length;
        int below = AtMost(cut);
        int members = above ? n - below : below;
        double effectIn = above ? effect[n] - effect[below] : effect[below];
        double recordedIn = above ? recorded[n] - recorded[below] : recorded[below];
        int benefitIn = above ? benefit[n] - benefit[below] : benefit[below];
        return new(
            (double)members / n, effectIn / members, (effect[n] - effectIn) / (n - members), recordedIn / members,
            (recorded[n] - recordedIn) / (n - members), (double)benefitIn / n);
    }

    /// <summary>The cut that best separates those who benefit from the others, by the share of patients on the wrong side.</summary>
    /// <returns>Share of patients at or below the cut, whether the benefit lies above it, and the share on the wrong side.</returns>
    public (double ShareBelow, bool Above, double Wrong) BestCut()
    {
        int n = markers.Length;
        (double ShareBelow, bool Above, double Wrong) best = (0, true, 1);
        for (int below = 0; below <= n; below++)
        {
            if (below > 0 && below < n && markers[below] == markers[below - 1])
            {
                continue; // no cut lies between equal markers
            }

            double wrong = (benefit[below] + (double)((n - below) - (benefit[n] - benefit[below]))) / n;
            if (wrong < best.Wrong)
            {
                best = ((double)below / n, true, wrong);
            }

            if (1 - wrong < best.Wrong)
            {
                best = ((double)below / n, false, 1 - wrong);
            }
        }

        return best;
    }
}
