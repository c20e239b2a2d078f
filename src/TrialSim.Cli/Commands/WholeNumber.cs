using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace TrialSim.Cli.Commands;

/// <summary>A whole number on the command line, written 20000, 20_000 or 2e4.</summary>
/// <remarks>A class, because the parser's code for values of each number type would be compiled at every start.</remarks>
internal sealed record WholeNumber(ulong Value)
{
    /// <summary>An option for a number within bounds.</summary>
    public static Option<WholeNumber?> Option(string name, string helpName, string description, ulong smallest, ulong largest) => new(name)
    {
        HelpName = helpName,
        Description = description,
        CustomParser = result => Parse(result, name, smallest, largest),
    };

    private static WholeNumber? Parse(ArgumentResult result, string name, ulong smallest, ulong largest)
    {
        string text = result.Tokens[0].Value;
        // decimal holds every 64-bit number exactly, and reads 2e4
        if (decimal.TryParse(text.Replace("_", string.Empty, StringComparison.Ordinal), NumberStyles.AllowExponent | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value)
            && value == decimal.Truncate(value) && value >= smallest && value <= largest)
        {
            return new((ulong)value);
        }

        result.AddError($"{name}: \"{text}\" is not a whole number from {smallest} to {largest}. Write twenty thousand as 20000, 20_000 or 2e4.");
        return null;
    }
}
