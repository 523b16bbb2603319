// a production build by webpack 5: what its minifier and its own way to load parts make of the packages
const { copyFileSync } = require('node:fs');
const { join } = require('node:path');
const MiniCssExtractPlugin = require('mini-css-extract-plugin');
const MinimizerPlugin = require('minimizer-webpack-plugin');
const webpack = require('webpack');

const jsc = { parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } };
const output = join(__dirname, '../dist/webpack');

const compiler = webpack({
  mode: 'production',
  context: join(__dirname, '..'),
  entry: './webpack/in-page.tsx',
  resolve: { extensions: ['.ts', '.tsx', '.js'] },
  output: {
    path: output,
    publicPath: '/webpack/',
    filename: 'page.js',
    // it loads parts by scripts, which a page with trusted types lets it do under this name
    trustedTypes: 'webpack',
  },
  module: {
    rules: [
      { test: /\.tsx?$/, exclude: /node_modules/, use: { loader: 'swc-loader', options: { jsc } } },
      { test: /\.css$/, use: [MiniCssExtractPlugin.loader, 'css-loader'] },
    ],
  },
  plugins: [new MiniCssExtractPlugin({ filename: 'page.css' })],
  optimization: { minimizer: [new MinimizerPlugin({ minify: MinimizerPlugin.swcMinify })] },
  // how big it may be is for a host to say
  performance: false,
});

compiler.run((failure, stats) => {
  if (failure) throw failure;
  if (stats.hasErrors() || stats.hasWarnings()) {
    console.error(stats.toString({ all: false, errors: true, warnings: true }));
    process.exit(1);
  }
  copyFileSync(join(__dirname, 'index.html'), join(output, 'index.html'));
});
