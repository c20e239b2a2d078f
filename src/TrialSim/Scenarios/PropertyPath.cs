using System.Globalization;
using System.Text;

namespace TrialSim.Scenarios;

/// <summary>Where a property stands in a scenario: names joined by points, entries of lists by number in brackets.</summary>
internal static class PropertyPath
{
    /// <summary>What a path looks like.</summary>
    public const string Form = "Write it like \"outcome.drug-effect.slope\" or \"subgroups[0].crp-above\"; \"[+]\" adds an entry to a list.";

    /// <summary>The steps from the root; null where the text is no path.</summary>
    public static IReadOnlyList<PropertyStep>? Parse(string path)
    {
        var steps = new List<PropertyStep>();
        foreach (string part in path.Split('.'))
        {
            int bracket = part.IndexOf('[', StringComparison.Ordinal);
            string name = bracket < 0 ? part : part[..bracket];
            if (name.Length == 0 || name.Any(c => c is ']' or '"' || char.IsWhiteSpace(c)))
            {
                return null;
            }

            steps.Add(new(name, 0));
            if (bracket >= 0 && !AddEntries(part[bracket..], steps))
            {
                return null;
            }
        }

        return steps;
    }

    /// <summary>The path of the first steps.</summary>
    public static string Join(IEnumerable<PropertyStep> steps)
    {
        var path = new StringBuilder();
        foreach (var step in steps)
        {
            path.Append(step.Name is not null && path.Length > 0 ? "." : string.Empty).Append(step);
        }

        return path.ToString();
    }

    // "[1][+]"
    private static bool AddEntries(string brackets, List<PropertyStep> steps)
    {
        if (brackets[^1] != ']')
        {
            return false;
        }

        foreach (string entry in brackets[1..^1].Split("]["))
        {
            if (entry == "+")
            {
                steps.Add(new(null, PropertyStep.Added));
            }
            else if (int.TryParse(entry, NumberStyles.None, CultureInfo.InvariantCulture, out int index))
            {
                steps.Add(new(null, index));
            }
            else
            {
                return false;
            }
        }

        return true;
    }
}
