using TrialSim.Numerics;
using TrialSim.Statistics.Tables;

namespace TrialSim.Statistics.Survival;

/// <summary>
/// Log-rank test that the hazards of groups are equal within strata, with Harrington and Fleming's weights. Refilled for each trial without
/// allocating.
/// </summary>
/// <remarks>
/// Observed minus expected events, weighted by S(t-) to the power rho (S the pooled Kaplan-Meier curve of the stratum; rho 0 gives the
/// log-rank, 1 the Peto-Peto form of Gehan's test), and their hypergeometric covariance are summed over strata. Sources: Mantel (1966),
/// Cancer Chemotherapy Reports 50:163-170; Peto and Peto (1972), JRSS A 135:185-207; Harrington and Fleming (1982), Biometrika 69:553-566.
/// </remarks>
public sealed class LogRankTest
{
    private readonly TimeOrder ownOrder = new();
    private readonly int groups;
    private readonly double[] observed;
    private readonly double[] expected;
    private readonly double[] covariance;
    private readonly double[] deaths;
    private readonly double[] atRisk;
    private readonly double[] matrix;
    private readonly double[] distance;

    /// <summary>A test of a number of groups.</summary>
    public LogRankTest(int groups)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 2);
        this.groups = groups;
        observed = new double[groups];
        expected = new double[groups];
        deaths = new double[groups];
        atRisk = new double[groups];
        distance = new double[groups];
        covariance = new double[groups * groups];
        matrix = new double[groups * groups];
    }

    /// <summary>Weighted events of each group in the last trial tested.</summary>
    public ReadOnlySpan<double> Observed => observed;

    /// <summary>Weighted events expected of each group were the hazards equal.</summary>
    public ReadOnlySpan<double> Expected => expected;

    /// <summary>Covariance of observed minus expected, row by row.</summary>
    public ReadOnlySpan<double> Covariance => covariance;

    /// <summary>Tests a trial.</summary>
    /// <param name="times">Each patient's time of the event or of censoring.</param>
    /// <param name="events">Whether it is an event.</param>
    /// <param name="groupOf">Each patient's group, from 0.</param>
    /// <param name="strata">Each patient's stratum, from 0; empty where there is one stratum.</param>
    /// <param name="rho">Power of the survival in the weight.</param>
    public LogRankResult Test(
        ReadOnlySpan<double> times, ReadOnlySpan<bool> events, ReadOnlySpan<int> groupOf, ReadOnlySpan<int> strata, double rho = 0)
    {
        ownOrder.Sort(times, strata);
        return Test(ownOrder, events, groupOf, rho);
    }

    /// <summary>Tests a trial whose patients have been ordered, perhaps for several tests.</summary>
    /// <param name="order">The patients by stratum and time.</param>
    /// <param name="events">Whether each patient's time is that of an event.</param>
    /// <param name="groupOf">Each patient's group, from 0.</param>
    /// <param name="rho">Power of the survival in the weight.</param>
    public LogRankResult Test(TimeOrder order, ReadOnlySpan<bool> events, ReadOnlySpan<int> groupOf, double rho = 0)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentOutOfRangeException.ThrowIfNotEqual(events.Length, order.Patients.Length, nameof(events));
        ArgumentOutOfRangeException.ThrowIfNotEqual(groupOf.Length, order.Patients.Length, nameof(groupOf));
        Array.Clear(observed);
        Array.Clear(expected);
        Array.Clear(covariance);
        for (int stratum = 0; stratum < order.Strata; stratum++)
        {
            AddStratum(order, order.StartOf(stratum), order.StartOf(stratum + 1), events, groupOf, rho);
        }

        return Judge();
    }

    private void AddStratum(TimeOrder order, int start, int end, ReadOnlySpan<bool> events, ReadOnlySpan<int> groupOf, double rho)
    {
        var patients = order.Patients;
        var ranks = order.Ranks;
        Array.Clear(atRisk);
        for (int i = start; i < end; i++)
        {
            atRisk[groupOf[patients[i]]]++;
        }

        double survival = 1;
        int next;
        for (int i = start; i < end; i = next)
        {
            Array.Clear(deaths);
            double dead = 0;
            for (next = i; next < end && ranks[next] == ranks[i]; next++)
            {
                double died = events[patients[next]] ? 1 : 0;
                deaths[groupOf[patients[next]]] += died;
                dead += died;
            }

            double n = end - i;
            if (dead > 0)
            {
                AddTime(dead, n, rho == 0 ? 1 : rho == 1 ? survival : Portable.Exp(rho * Portable.Log(survival)));
                survival *= (n - dead) / n;
            }

            for (int k = i; k < next; k++)
            {
                atRisk[groupOf[patients[k]]]--;
            }
        }
    }

    private void AddTime(double dead, double n, double weight)
    {
        double spread = n > 1 ? weight * weight * dead * (n - dead) / (n - 1) : 0;
        for (int g = 0; g < groups; g++)
        {
            double share = atRisk[g] / n;
            observed[g] += weight * deaths[g];
            expected[g] += weight * dead * share;
            for (int h = 0; h < groups; h++)
            {
                covariance[(g * groups) + h] += spread * share * ((g == h ? 1 : 0) - (atRisk[h] / n));
            }
        }
    }

    // The quadratic form of all groups that could have had events but the first, which the others determine.
    private LogRankResult Judge()
    {
        int size = 0;
        int first = -1;
        for (int g = 0; g < groups; g++)
        {
            if (expected[g] > 0 && first < 0)
            {
                first = g;
            }
            else if (expected[g] > 0)
            {
                distance[size++] = observed[g] - expected[g];
            }
        }

        Reduce(first, size);
        double chiSquare = double.NaN;
        if (size > 0 && PositiveDefinite.TryFactor(matrix, size))
        {
            PositiveDefinite.SolveLower(matrix, size, distance.AsSpan(0, size));
            chiSquare = 0;
            for (int j = 0; j < size; j++)
            {
                chiSquare += distance[j] * distance[j];
            }
        }

        double z = groups == 2 ? (observed[1] - expected[1]) / Math.Sqrt(covariance[3]) : double.NaN;
        return new(new ChiSquareStatistic(chiSquare, size), z);
    }

    private void Reduce(int first, int size)
    {
        int row = 0;
        for (int g = 0; g < groups; g++)
        {
            if (g != first && expected[g] > 0)
            {
                int column = 0;
                for (int h = 0; h < groups; h++)
                {
                    if (h != first && expected[h] > 0)
                    {
                        matrix[(row * size) + column++] = covariance[(g * groups) + h];
                    }
                }

                row++;
            }
        }
    }
}
