using System.Text;
using TrialSim.Scenarios.Csv;
using TrialSim.Statistics.Data;

namespace TrialSim.Tests.Behaviour;

public class CsvTableTests
{
    [Fact]
    public void Numbers_are_read_to_the_last_bit_and_texts_become_levels()
    {
        var table = Read("id,arm,x\n1,drug,0.1\n2,placebo,-1e-3\n3,drug,1234567890.0123456\n");
        Assert.Equal([0.1, -1e-3, 1234567890.0123456], table.Numbers("x").Values.ToArray());
        Assert.Equal(["drug", "placebo"], table.Factor("arm").Levels);
        Assert.Equal("line 4", table.PlaceOf(2));
    }

    [Theory]
    [InlineData("a,b\r\n1,2\r\n3,4\r\n", "carriage returns")]
    [InlineData("\uFEFFa,b\n1,2\n3,4", "byte order mark, no last line break")]
    [InlineData("a;b\n1;2\n3;4\n", "semicolons")]
    [InlineData("a\tb\n1\t2\n3\t4\n", "tabs")]
    [InlineData("\"a\",\"b\"\n\"1\",\"2\"\n\"3\",\"4\"\n", "quotes")]
    [InlineData("a,b\n 1 , 2\n\n3,4\n\n", "blanks and empty lines")]
    public void Files_of_other_programs_are_read(string text, string kind)
    {
        var table = Read(text);
        Assert.True(table.Rows == 2, kind);
        Assert.Equal([1, 3], table.Numbers("a").Values.ToArray());
        Assert.Equal([2, 4], table.Numbers("b").Values.ToArray());
    }

    [Fact]
    public void Utf16_with_a_byte_order_mark_is_read() =>
        Assert.Equal("größer", CsvTable.Parse([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("a\ngrößer\n")], []).Table!.Factor("a").Levels[0]);

    [Fact]
    public void Quoted_values_may_hold_separators_quotes_and_line_breaks_and_lines_are_still_counted()
    {
        var table = Read("name,x\n\"Smith, \"\"J\"\"\",1\n\"two\nlines\",2\nlast,3\n");
        Assert.Equal(["Smith, \"J\"", "two\nlines", "last"], Enumerable.Range(0, 3).Select(table["name"].TextAt));
        Assert.Equal("line 5", table.PlaceOf(2));
    }

    [Fact]
    public void Missing_codes_are_missing_in_numbers_and_in_texts()
    {
        var table = CsvTable.Parse(Encoding.UTF8.GetBytes("x,y\n1,a\n.,\nNA,.\n"), [".", "NA"]).Table!;
        Assert.Equal([1, double.NaN, double.NaN], table.Numbers("x").Values.ToArray());
        Assert.Equal(["a", null, null], Enumerable.Range(0, 3).Select(table["y"].TextAt));
    }

    [Theory]
    [InlineData("x\n006\n012\n", "codes keep their zeros")]
    [InlineData("x\n1\nNaN\n", "not a number")]
    [InlineData("x\n1\nInfinity\n", "infinite")]
    [InlineData("x;y\n1,5;2\n", "decimal comma")]
    public void What_is_no_plain_number_is_text(string text, string kind) => Assert.True(Read(text)["x"] is FactorColumn, kind);

    [Theory]
    [InlineData("", 0, "the file is empty")]
    [InlineData(" \n\r\n", 0, "the file is empty")]
    [InlineData("\uFEFF", 0, "the file is empty")]
    [InlineData("a,b\n", 1, "no rows below it")]
    [InlineData("a,a\n1,2\n", 1, "columns 1 and 2 are both named \"a\"")]
    [InlineData("1,2\n3,4\n", 1, "numbers where the names of the columns belong")]
    [InlineData("a,b\n1,2\n3\n", 3, "one value where the columns are 2")]
    [InlineData("a,b\n1,2\n3,4,5\n", 3, "3 values where the columns are 2")]
    [InlineData("a,b\n1,\"2\n3,4\n", 2, "never closed")]
    [InlineData("a,b\n1,2\n3,4\"5\n", 3, "a quote stands inside a value")]
    [InlineData("a,b\n1,\"2\"x\n", 2, "text follows after the closing quote")]
    [InlineData("a,\"b\n1,2\n", 1, "never closed")]
    [InlineData("PK\u0003\u0004rest", 0, "an Excel workbook")]
    public void What_is_wrong_is_said_with_its_line(string text, int line, string found)
    {
        var problem = CsvTable.Parse(Encoding.UTF8.GetBytes(text), []).Problems[0];
        Assert.Contains(found, problem.Found, StringComparison.Ordinal);
        Assert.Equal(line, problem.Line);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused_with_their_line()
    {
        var problem = Assert.Single(CsvTable.Parse([.. "a\n1\n"u8, 0xE9, (byte)'\n'], []).Problems);
        Assert.Equal((3, "a character here is not UTF-8."), (problem.Line, problem.Found));
    }

    [Fact]
    public void Many_wrong_rows_are_counted_and_the_first_are_named()
    {
        var problems = CsvTable.Parse(Encoding.UTF8.GetBytes("a,b\n" + string.Concat(Enumerable.Repeat("1\n", 25))), []).Problems;
        Assert.Equal(11, problems.Count);
        Assert.Equal("15 more rows are wrong.", problems[^1].Found);
    }

    private static DataTable Read(string text)
    {
        var reading = CsvTable.Parse(Encoding.UTF8.GetBytes(text), CsvTable.UsualMissingCodes);
        Assert.Empty(reading.Problems);
        return reading.Table!;
    }
}
