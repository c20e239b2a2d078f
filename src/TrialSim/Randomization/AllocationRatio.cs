using System.Text.Json.Serialization;

namespace TrialSim.Randomization;

/// <summary>Patients in the treatment arm to patients in the control arm, in lowest terms or as written: "1:1", "2:1".</summary>
[JsonConverter(typeof(AllocationRatioConverter))]
public readonly record struct AllocationRatio(int Treatment, int Control)
{
    /// <summary>As many in one arm as in the other.</summary>
    public static AllocationRatio Equal => new(1, 1);

    /// <summary>The rule in words, to complete "must be …".</summary>
    public static string Rule => "two whole numbers from 1 to 1000, treatment first, such as \"1:1\" or \"2:1\"";

    /// <summary>The smallest number of patients that holds the ratio exactly.</summary>
    public int Total => Treatment + Control;

    /// <summary>Reads "2:1"; false where the text does not obey <see cref="Rule"/>.</summary>
    public static bool TryParse(string? text, out AllocationRatio ratio)
    {
        ratio = default;
        string[] parts = (text ?? string.Empty).Split(':');
        if (parts.Length != 2
            || !int.TryParse(parts[0], out int treatment) || treatment is < 1 or > 1000
            || !int.TryParse(parts[1], out int control) || control is < 1 or > 1000)
        {
            return false;
        }

        ratio = new(treatment, control);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Treatment}:{Control}";
}
