namespace TrialSim.Tests.Behaviour;

/// <summary>Texts that are not JSON: what is changed, and what the message says.</summary>
public static class SyntaxCases
{
    public static TheoryData<string, string, string, string> All => new()
    {
        { "\"small\",\n  \"title\"", "\"small\"\n  »\"title\"", "\"title\" follows without a comma", "Put a comma before it" },
        { "0.6,", "»0,6,", "6 where the name of a property belongs", "\"name\": value" },
        { "0.6,", "»0.6.1,", "0.6.1 is not a number", "no leading zeros" },
        { "0.6,", "».6,", ".6 is not a number", "5, -0.35 or 1e-3" },
        { "0.6,", "»06,", "06 is not a number", "no leading zeros" },
        { "0.6,", "»NaN,", "NaN where a value belongs", "Write a number" },
        { "0.6,", "»True,", "True where a value belongs", "a text in double quotes" },
        { "0.6,", "»,", ", where a value belongs", "Write a number" },
        { "\"small\"", "»'small'", "'small' where a value belongs", "a text in double quotes" },
        { "\"small\"", "»\"small", "without a closing quote", "Close it" },
        { "\"small\"", "»\"c:\\small\"", "a backslash that JSON does not know", "\\\\" },
        { "\"small\"", "»\"half \\ud800\"", "half a character", "Write the character itself" },
        { "\"name\"", "»name", "name where the name of a property belongs", "in double quotes" },
        { "\"name\":", "»\"name\"", "not followed by a colon", "\"name\": value" },
        { "[4]", "[4»}", "} where the [ of line 18 is still open", "Close that with ]" },
        { "  \"claims\": [\"interaction\", \"high\"]\n}", "  \"claims\": [\"interaction\", \"high\"]»", "ends while the { of line 1 is still open", "Close it with }" },
        { "\"high\"]\n}", "\"high\"]\n}\n»}", "} follows after the end", "closes too early" },
        { "\"high\"]\n}", "\"high\"]\n»/* }", "comment that does not end", "*/" },
        { ScenarioText.Valid, "»", "holds nothing", "Write a scenario" },
        { ScenarioText.Valid, "»// only a comment", "holds nothing", "Write a scenario" },
        { "[4]", "\n»" + new string('[', 80) + new string(']', 80), "more than 64 braces and brackets", "where they close" },
    };
}
