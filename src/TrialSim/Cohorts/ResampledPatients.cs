using System.Buffers.Binary;
using System.Security.Cryptography;
using TrialSim.Numerics;

namespace TrialSim.Cohorts;

/// <summary>The patients of a file, by column; immutable.</summary>
internal sealed class ResampledPatients
{
    /// <summary>Columns of equal length.</summary>
    /// <param name="levels">Measurements of each biomarker, ln concentration; NaN is missing.</param>
    /// <param name="bmi">Body mass index, kg/m2; null where the file does not say.</param>
    /// <param name="age">Age, years; null where the file does not say.</param>
    /// <param name="female">1 for women, 0 for men; null where the file does not say.</param>
    /// <param name="leftOut">Rows of the file that are not among them.</param>
    public ResampledPatients(double[][] levels, double[]? bmi, double[]? age, double[]? female, int leftOut)
    {
        (Levels, Bmi, Age, Female, LeftOut) = (levels, bmi, age, female, leftOut);
        Count = levels[0].Length;
        int[] complete = [.. Enumerable.Range(0, Count).Where(row => levels.All(column => double.IsFinite(column[row])))];
        Complete = complete.Length;
        int n = levels.Length;
        Means = [.. levels.Select(column => complete.Sum(row => column[row]) / complete.Length)];
        Covariance = new double[n * n];
        for (int j = 0; j < n; j++)
        {
            for (int k = 0; k <= j; k++)
            {
                double sum = complete.Sum(row => (levels[j][row] - Means[j]) * (levels[k][row] - Means[k]));
                Covariance[(j * n) + k] = Covariance[(k * n) + j] = sum / complete.Length;
            }
        }

        Digest = DigestOf([.. levels, .. (double[]?[])[bmi, age, female]]);
    }

    /// <summary>Number of patients, each as probable.</summary>
    public int Count { get; }

    /// <summary>Patients with all the biomarkers.</summary>
    public int Complete { get; }

    /// <summary>Measurements of each biomarker, ln concentration; NaN is missing.</summary>
    public double[][] Levels { get; }

    /// <summary>Body mass index, kg/m2.</summary>
    public double[]? Bmi { get; }

    /// <summary>Age, years.</summary>
    public double[]? Age { get; }

    /// <summary>1 for women, 0 for men.</summary>
    public double[]? Female { get; }

    /// <summary>Rows of the file that are not among them.</summary>
    public int LeftOut { get; }

    /// <summary>Mean ln concentration of each biomarker over the complete patients.</summary>
    public double[] Means { get; }

    /// <summary>Covariance of ln concentrations over the complete patients, row by row; the divisor is their number: they are the whole population.</summary>
    public double[] Covariance { get; }

    /// <summary>SHA-256 of the numbers.</summary>
    public string Digest { get; }

    /// <summary>Standard deviation of a biomarker's ln concentration.</summary>
    public double Sd(int marker) => Math.Sqrt(Covariance[marker * (Levels.Length + 1)]);

    /// <summary>Share of patients without a measurement of a biomarker.</summary>
    public double MissingShare(int marker) => Levels[marker].Count(double.IsNaN) / (double)Count;

    /// <summary>How many they are, in words that follow those of where they come from.</summary>
    public string Describe() =>
        $" ({Count} patients{(LeftOut == 0 ? string.Empty : $", {LeftOut} with missing values left out")}"
        + $"{(Complete == Count ? string.Empty : $", {Count - Complete} with a missing biomarker")}, data {Digest[..12]})";

    private static string DigestOf(IReadOnlyList<double[]?> columns)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> bytes = stackalloc byte[8];
        foreach (double[]? column in columns)
        {
            // the length first, so that no two sets of columns have the same bytes
            BinaryPrimitives.WriteInt64LittleEndian(bytes, column?.Length ?? 0);
            hash.AppendData(bytes);
            foreach (double value in column ?? [])
            {
                BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
                hash.AppendData(bytes);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
