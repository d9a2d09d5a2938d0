import { existsSync, readdirSync } from 'node:fs';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const features = existsSync('src/features') ? readdirSync('src/features') : [];

// U5: cents and API amounts are added, compared and scaled in src/money only.
const moneyName = '/([aA]mount|[cC]ents)$/';
const moneyOperator = '/^([-+*\\u002f%]|[<>]=?)$/';
const moneyArithmetic = ['left', 'right'].flatMap((side) => [
  `BinaryExpression[operator=${moneyOperator}][${side}.type="MemberExpression"][${side}.property.name=${moneyName}]`,
  `BinaryExpression[operator=${moneyOperator}][${side}.type="Identifier"][${side}.name=${moneyName}]`,
]);

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'public', 'src/api/schema.gen.ts'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-console': 'error',
      eqeqeq: ['error', 'smart'],
      'no-restricted-syntax': [
        'error',
        ...moneyArithmetic.map((selector) => ({
          selector,
          message: 'U5: no arithmetic on money here; use src/money.',
        })),
        {
          selector: `CallExpression[callee.name=/^(Number|parseFloat|parseInt)$/][arguments.0.property.name=${moneyName}]`,
          message: 'U5: an amount is a string; src/money reads it.',
        },
      ],
    },
  },
  { files: ['src/money/**', '**/*.test.{ts,tsx}'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['**/*.tsx'], ignores: ['**/*.test.tsx'], rules: { 'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }] } },
  // U3: a feature imports the foundation, never another feature; src/app composes.
  ...features.map((feature) => ({
    files: [`src/features/${feature}/**`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: [
                ...features.filter((other) => other !== feature).flatMap((other) => [`@/features/${other}`, `@/features/${other}/**`, `../${other}`, `../${other}/**`]),
                '@/app/*',
                '!@/app/parents',
                '!@/app/featureTypes',
                '!@/app/session',
              ],
              message: 'U3: features never import each other, and of src/app only parents, session and featureTypes.',
            },
          ],
        },
      ],
    },
  })),
  {
    files: ['src/{ui,money,dates,api,i18n}/**'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ group: ['@/features/**', '@/app/**'], message: 'The foundation knows neither features nor the app.' }] }],
    },
  },
);
